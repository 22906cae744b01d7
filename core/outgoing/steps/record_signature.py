"""Ghi kết quả kiểm tra chữ ký — valid: the document moves on; else the card says why (R-9.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Area
from core.effects.notify import Notify
from core.outgoing.cosigning import next_row
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.signing import is_signed
from core.people.person import Role
from core.signing.entitled import NotTheHolder, held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step

_STANDS = {
    Purpose.PERSON: OutgoingState.FORM_CHECKED,
    Purpose.AGENCY: OutgoingState.NUMBERED,
}


@step(
    code="rsg",
    basis=("R-9.1", "R-9.2d", "R-6.2a", "R-11.1", "R-11.3a"),
    roles={Role.SYSTEM},
    moves={
        OutgoingState.FORM_CHECKED: OutgoingState.FORM_CHECKED,
        OutgoingState.NUMBERED: OutgoingState.NUMBERED,
    },
    turns={
        OutgoingState.FORM_CHECKED: (OutgoingState.SIGNED, OutgoingState.COSIGNING),
        OutgoingState.NUMBERED: OutgoingState.SEALED,
    },
    settles=Settles.NONE,
)
def record_signature(document: OutgoingDocument, context: Context) -> None:
    purpose = Purpose(context.answers["purpose"])
    row = document.signed if purpose is Purpose.PERSON else document.sealed
    if row is None or row["sha256"] != context.answers["sha256"]:
        raise OldCheck
    if document.state != _STANDS[purpose]:
        raise OldCheck
    document.signature_findings = list(_held(row, document, purpose, context))
    failed = [one["check"] for one in document.signature_findings if one["result"] != "pass"]
    context.note(sha256=row["sha256"], purpose=purpose, failed=failed)
    if valid(document.signature_findings):
        _move(document, purpose, context)
    else:
        _tell(document, purpose, context)


def _held(
    row: Mapping[str, Any], document: OutgoingDocument, purpose: Purpose, context: Context
) -> Iterator[dict[str, Any]]:
    at, key = datetime.fromisoformat(row["at"]), context.answers.get("key", "")
    whose = UUID(hex=row["person"]) if "person" in row else document.signer_id
    refusal = held_against(context.directory, purpose, key, whose, at) if whose else NotTheHolder()
    return held(context.answers["findings"], refusal)


def _move(document: OutgoingDocument, purpose: Purpose, context: Context) -> None:
    if purpose is Purpose.AGENCY:
        document.sealed_at = context.now
        document.state = OutgoingState.SEALED
        return
    if next_row(document) is None:
        is_signed(document, context)
        return
    document.signature_findings = []  # those of the next one's signature are to come
    document.state = OutgoingState.COSIGNING


def _tell(document: OutgoingDocument, purpose: Purpose, context: Context) -> None:
    """Who handed it in is told; the others see it on the card."""
    people = context.directory.having(Role.CLERK)
    whom = [person.id for person in people]
    if purpose is Purpose.PERSON:
        whom = [document.signer_id] if document.signer_id else []
    context.ask(
        *(Notify(one, Area.OUTGOING, document.id, document.urgency, "reason-signature-refused")
          for one in whom)
    )  # fmt: skip
