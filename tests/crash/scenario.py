"""What people do in stories 1–3, as lists of moves, with what must be found at the end of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from tests.crash.attesting import ATTESTING
from tests.crash.papers import (
    FIRST_DRAFT,
    HEARD,
    ORDINARY,
    SECOND,
    SECOND_DRAFT,
    THIRD_DRAFT,
    URGENT,
)
from tests.crash.scanning import SCANNING
from tests.crash.sealing import SEALING
from tests.crash.sidelines import DIGESTS, PARCELS, REFUSAL
from tests.crash.story import (
    PDF,
    Drop,
    Sign,
    Story,
    Tap,
    minutes,
    the_document,
    the_draft,
    the_task,
)
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    COLLEAGUE,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
)

OPEN = {"secrecy": "secrecy-none"}


def _day(days: int) -> str:
    return (NOW + timedelta(days=days)).isoformat()


def _assigned(lead: str = HEAD.id.hex, *coordinators: str) -> dict[str, object]:
    return {
        "lead": lead,
        "coordinators": list(coordinators),
        "directive": "Chủ trì, báo cáo trước 17h.",
        "due": _day(4),
        "coordinator_due": dict.fromkeys(coordinators, _day(3)),
    }


def _submitted(urgency: int) -> dict[str, object]:
    return {
        "type": "type-letter",
        "subject": "V/v trả lời kiến nghị",
        "receivers": "UBND tỉnh",
        "signer": LEADER.id.hex,
        "urgency": f"urgency-{urgency}",
        "reply": "",
    }


_DISPATCH = {"reference": "245/SNN-VP", "manner": "Trục tạm dừng."}

MAIN_LINE = Story(
    moves=(
        Drop("goi-1.edxml", URGENT),
        minutes(6),
        Tap(CLERK, "got", the_document()),
        Tap(CLERK, "reg", the_document()),
        Tap(LEADER, "dir", the_document(), _assigned()),
        Tap(HEAD, "fwd", the_task(), {"to": SPECIALIST.id.hex, "note": "Em làm giúp chị."}),
        Tap(SPECIALIST, "acc", the_task()),
        Tap(SPECIALIST, "rep", the_task(), {"words": "Đã khảo sát."}),
        Tap(SPECIALIST, "com", the_task(), {"result": "Đã trả lời."}),
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(3)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(CLERK, "dsp", the_draft, _DISPATCH),
        Tap(
            CLERK,
            "cfd",
            the_draft,
            {"receiver": "0", "manner": "Gọi điện cho văn thư", "at": NOW.isoformat()},
        ),
    ),
    acts=695,
    steps="receive ver got reg dir fwd acc beg rep com fin dft sub rpd rfm pas apv dsp cfd",
    statuses="01 03 04 05 06",
    numbers=1,
    states={"incoming": "finished", "tasks": "completed", "outgoing": "delivered"},
    cards={"thu": 3, "dung": 4, "giam": 4, "pho": 1, "binh": 2, "an": 2},
    calls={"reason-repeat": 2},
    files=(URGENT, PDF + b"5678", FIRST_DRAFT, FIRST_DRAFT + "\n<fieldsHỎA TỐC>".encode()),
)

SILENCE = Story(
    moves=(
        Drop("goi-1.edxml", URGENT),
        minutes(6),
        minutes(10.5),
        Tap(LEADER, "got", the_document()),
        minutes(30),
        Tap(CLERK, "reg", the_document()),
        Tap(LEADER, "dir", the_document(), _assigned()),
        minutes(36),
        minutes(40.5),
        Tap(LEADER, "hea", the_task()),
        Tap(HEAD, "acc", the_task()),
        minutes(90),
        Tap(HEAD, "com", the_task(), {"result": "Đã trả lời."}),
    ),
    acts=515,
    steps="receive ver climb climb got reg dir climb hea acc beg com fin",
    statuses="01 03 04 05 06",
    numbers=1,
    states={"incoming": "finished", "tasks": "completed"},
    cards={"thu": 2, "dung": 2, "giam": 4, "pho": 2, "binh": 2},
    calls={"reason-repeat": 3, "reason-climb": 3},
    files=(URGENT, PDF + b"5678"),
)

EXTENSION = Story(
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        Drop("goi-2.edxml", SECOND),
        Tap(CLERK, "reg", the_document()),
        Tap(CLERK_2, "reg", the_document("5679")),
        Tap(LEADER, "dir", the_document(), _assigned(HEAD.id.hex, COLLEAGUE.id.hex)),
        Tap(HEAD, "acc", the_task()),
        Tap(HEAD, "ext", the_task(), {"to": _day(8), "reason": "Chờ số liệu của hai xã."}),
        Tap(LEADER, "gra", the_task()),
        Tap(HEAD, "ext", the_task(), {"to": _day(11), "reason": "Còn chờ một xã."}),
        Tap(LEADER, "rfx", the_task(), {"words": "Phải xong đúng hạn."}),
        Tap(HEAD, "com", the_task(), {"result": "Đã trả lời."}),
    ),
    acts=625,
    steps="receive ver receive ver reg reg dir acc beg ext gra due ext rfx com fin",
    statuses="01 01 03 03 04 05 06",
    numbers=2,
    states={"incoming": "finished registered", "tasks": "assigned completed"},
    cards={"thu": 2, "dung": 2, "giam": 5, "pho": 2, "binh": 3, "em": 1},
    files=(ORDINARY, PDF + b"5678", SECOND, PDF + b"5679"),
    waits=frozenset({"giam", "pho", "em"}),
)

DRAFTS = Story(
    moves=(
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "bck", the_draft, {"opinion": "Nêu rõ căn cứ."}),
        Tap(SPECIALIST, "rnw", the_draft, OPEN, file=SECOND_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(SPECIALIST, "rnw", the_draft, OPEN, file=THIRD_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="222222"),
        Tap(CLERK, "dsp", the_draft, _DISPATCH),
        Drop("trang-thai-1.edxml", HEARD),
    ),
    acts=810,
    steps="dft sub rpd rfm pas bck rnw sub rpd rfm pas apv rnw sub rpd rfm pas apv dsp status",
    statuses="",
    numbers=0,
    states={"outgoing": "dispatched"},
    cards={"thu": 2, "dung": 2, "giam": 4, "binh": 4, "an": 3},
    files=(
        *(FIRST_DRAFT, SECOND_DRAFT, THIRD_DRAFT),
        *(draft + b"\n<fields>" for draft in (FIRST_DRAFT, SECOND_DRAFT, THIRD_DRAFT)),
    ),
)

_PREPARED = FIRST_DRAFT + b"\n<fields>"
_SIGNED = _PREPARED + f"\n<person:{LEADER.name}>".encode()
_REFERENCE = f"01/{AGENCY.short_name}-TT"
_SEALED = _SIGNED + f"\n<{_REFERENCE}|, ngày 23 tháng 11 năm 2026>\n<agency:{AGENCY.code}>".encode()

SIGNING = Story(
    moves=(
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(CLERK, "fmt", the_draft),
        Tap(LEADER, "bsg", the_draft),
        minutes(11),  # it took too long
        Tap(LEADER, "bsg", the_draft),
        Sign(LEADER),
        Tap(CLERK, "num", the_draft, {"number": "take"}),
        Tap(CLERK, "bsl", the_draft),
        Sign(CLERK),
        minutes(60),
    ),
    acts=760,
    steps="dft sub rpd rfm pas apv fmt bsg rbg erq bsg rbg sgn rsg num bsl rbg sel rsg",
    statuses="",
    numbers=1,
    states={"outgoing": "sealed"},
    cards={"thu": 4, "dung": 4, "giam": 4, "binh": 1, "an": 1},
    files=(FIRST_DRAFT, _PREPARED, _SIGNED, _SEALED),
    waits=frozenset({"thu", "dung"}),
    marks=True,
)

STORIES: Mapping[str, Story] = MappingProxyType(
    {
        "main line": MAIN_LINE,
        "silence": SILENCE,
        "refusal": REFUSAL,
        "extension": EXTENSION,
        "drafts": DRAFTS,
        "signing": SIGNING,
        "scanning": SCANNING,
        "sealing": SEALING,
        "attesting": ATTESTING,
        "parcels": PARCELS,
        "digests": DIGESTS,
    }
)
