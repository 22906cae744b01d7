"""Ghi đã gửi — the package is with the exchange, and is the file that was kept (R-9.3, R-9.4a)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.sending import mark_sent
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="snt",
    basis=("R-9.4a", "R-9.3"),
    roles={Role.SYSTEM},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
        OutgoingState.RECALLED: OutgoingState.RECALLED,
    },
    settles=Settles.NONE,
    moves_version=False,
)
def record_sending(document: OutgoingDocument, context: Context) -> None:
    code, sha256 = context.answers["receiver"], context.answers["sha256"]
    mark_sent(document, code, sha256, context.now)
    context.note(receiver=code, sha256=sha256)
