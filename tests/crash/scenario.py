"""What people do in stories 1–3, as a fixed list of taps that a restart simply goes on with.

Each tap is kept in the intake before it counts, with the version that its card showed: exactly
what a real update carries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.exchange.package import Attachment, Organ, Package
from core.people.person import Person
from core.ports import Records
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    NAMES,
    NOW,
    SPECIALIST,
)

DUE = (NOW + timedelta(days=4)).isoformat()
FILE = {"sha256": "f" * 64, "name": "du thao.pdf", "size": 12}
DRAFT = uuid5(NAMES, "draft")
SENDER, DOCUMENT_UID = "000.00.01.H56", "000.00.01.H56,2026/11/23,5678/UBND-NN"
_RECEIVED = UUID("a3a1d0c2-70c5-4f0e-8f51-0d1f5b1c8f01")
INCOMING = uuid5(_RECEIVED, f"{AGENCY.id}/{SENDER}/{DOCUMENT_UID}/0")


PACKAGE = Package(
    sender=Organ(SENDER, "UBND tỉnh"),
    receivers=(Organ(AGENCY.code, AGENCY.name),),
    document_uid=DOCUMENT_UID,
    number="5678",
    notation="UBND-NN",
    subject="V/v ứng phó bão số 12",
    issued_on=NOW.date(),
    urgency=3,
    attachments=(Attachment("5678.pdf", b"%PDF-1.7 body"),),
)


@dataclass(frozen=True)
class Tap:
    """Who presses which step on what; `code` is the one-time code, where one is wanted."""

    person: Person
    step: str
    find: Callable[[Records], Ref]
    answers: Mapping[str, Any]
    code: str = ""


def the_document(_records: Records) -> Ref:
    return Ref(Area.INCOMING, INCOMING)


def the_task(records: Records) -> Ref:
    return Ref(Area.TASK, next(t.id for t in records.tasks_of(INCOMING) if t.lead))


def the_draft(_records: Records) -> Ref:
    return Ref(Area.OUTGOING, DRAFT)


TAPS = (
    Tap(CLERK, "got", the_document, {}),
    Tap(CLERK, "reg", the_document, {}),
    Tap(
        LEADER,
        "dir",
        the_document,
        {
            "lead": HEAD.id.hex,
            "coordinators": [],
            "directive": "Chủ trì, báo cáo trước 17h.",
            "due": DUE,
        },
    ),
    Tap(HEAD, "fwd", the_task, {"to": SPECIALIST.id.hex, "note": "Em làm giúp chị."}),
    Tap(SPECIALIST, "acc", the_task, {}),
    Tap(SPECIALIST, "rep", the_task, {"words": "Đã khảo sát."}),
    Tap(SPECIALIST, "com", the_task, {"result": "Đã trả lời."}),
    Tap(SPECIALIST, "dft", the_draft, {"secrecy": "secrecy-none", "file": FILE}),
    Tap(
        SPECIALIST,
        "sub",
        the_draft,
        {
            "type": "type-letter",
            "subject": "V/v trả lời kiến nghị",
            "receivers": "UBND tỉnh",
            "signer": LEADER.id.hex,
            "urgency": "urgency-3",
        },
    ),
    Tap(HEAD, "pas", the_draft, {}),
    Tap(LEADER, "apv", the_draft, {}, code="111111"),
    Tap(CLERK, "dsp", the_draft, {"reference": "245/SNN-VP", "manner": "Trục tạm dừng."}),
    Tap(
        CLERK,
        "cfd",
        the_draft,
        {"receiver": "0", "manner": "Gọi điện cho văn thư", "at": NOW.isoformat()},
    ),
)

STEPS_ONCE = [
    "receive", "ver", "got", "reg", "dir", "fwd", "acc", "beg", "rep", "com", "fin",
    "dft", "sub", "pas", "apv", "dsp", "cfd",
]  # fmt: skip
