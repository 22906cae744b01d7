"""Hoàn tất phát hành — every receiver has taken it in and the paper is out (R-9.4a)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.receiving import complete
from core.people.person import Role
from core.step import Context, NotNow, step


@step(
    code="dlv",
    basis=("R-9.4a", "R-7.2"),
    roles={Role.SYSTEM},
    moves={OutgoingState.DISPATCHED: OutgoingState.DELIVERED},
    moves_version=False,
)
def finish_delivery(document: OutgoingDocument, context: Context) -> None:
    if not complete(document):
        raise NotNow(step=finish_delivery.label)
    context.note(receivers=len(document.deliveries))
