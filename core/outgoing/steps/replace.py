"""Thay thế — an error of content is put right by a document of equal form (NĐ 30 Đ.18 k.3)."""

from __future__ import annotations

from core.outgoing.amending import REPLACES, begin_amendment
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rpl",
    basis="R-9.4b",
    roles={Role.LEADER, Role.CLERK},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
        OutgoingState.RECALLED: OutgoingState.RECALLED,
    },
    settles=Settles.NONE,
)
def replace(document: OutgoingDocument, context: Context) -> None:
    begin_amendment(document, REPLACES, context)
