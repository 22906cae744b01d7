"""Ghi kết quả kiểm tra chữ ký của người cùng ký — valid: the next one's turn, at last the clerk's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Area
from core.effects.notify import Notify
from core.outgoing.cosigning import ELSEWHERE, next_row, put_next, turn
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.signing import is_signed
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rcg",
    basis=("R-9.1", "R-6.2a", "R-11.1"),
    roles={Role.SYSTEM},
    moves={OutgoingState.COSIGNING: OutgoingState.COSIGNING},
    turns={OutgoingState.COSIGNING: OutgoingState.SIGNED},
    settles=Settles.NONE,
)
def record_cosignature(document: OutgoingDocument, context: Context) -> None:
    row = next_row(document)
    handed = row.get("handed") if row else None
    if row is None or handed is None or handed["sha256"] != context.answers["sha256"]:
        raise OldCheck
    document.signature_findings = _held(row, handed, context)
    failed = [one["check"] for one in document.signature_findings if one["result"] != "pass"]
    context.note(sha256=handed["sha256"], name=row["name"], failed=failed)
    if not valid(document.signature_findings):
        _tell(document, context)
        return
    put_next(document, handed=None, signed={"at": context.answers["signed_at"] or handed["at"]})
    document.signed, document.signature_findings = handed, []
    if next_row(document) is None:
        is_signed(document, context)


def _held(
    row: Mapping[str, Any], handed: Mapping[str, Any], context: Context
) -> list[dict[str, Any]]:
    whose = UUID(hex=row["person"]) if row["person"] else ELSEWHERE
    key, at = context.answers.get("key", ""), datetime.fromisoformat(handed["at"])
    refusal = held_against(context.directory, Purpose.PERSON, key, whose, at)
    return list(held(context.answers["findings"], refusal))


def _tell(document: OutgoingDocument, context: Context) -> None:
    """Who handed it in is told; the others see it on the card."""
    reason = "reason-signature-refused"
    context.ask(
        *(Notify(one, Area.OUTGOING, document.id, document.urgency, reason)
          for one in turn(document, context.directory))
    )  # fmt: skip
