"""Đính chính — an error of form or procedure is put right by an official letter (NĐ 30 Đ.18 k.3)."""

from __future__ import annotations

from core.outgoing.amending import CORRECTS, begin_amendment
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="cor",
    basis="R-9.4b",
    roles={Role.LEADER, Role.CLERK},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
    },
    settles=Settles.NONE,
)
def correct(document: OutgoingDocument, context: Context) -> None:
    begin_amendment(document, CORRECTS, context)
