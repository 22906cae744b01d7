"""Hủy văn bản theo thông báo thu hồi — the number stays, the content goes; the sender is told.

One report for each document (R-8.2b); the register keeps its line, struck.
"""

from __future__ import annotations

from core.card import Style
from core.exchange.status import ExchangeStatus
from core.form import Proof
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step


@step(
    code="hon",
    basis=("R-8.2a", "R-8.2b"),
    roles={Role.CLERK},
    moves={IncomingState.RECALL_ASKED: IncomingState.RECALLED},
    proof=Proof.CONFIRM,
    style=Style.DANGER,
)
def honour_recall(document: IncomingDocument, context: Context) -> None:
    document.closed_by = context.person.id
    document.closed_at = context.now
    context.note(arrival_number=document.arrival_number, recall=document.recall)
    context.ask(*report(document, context, ExchangeStatus.RECALL_AGREED))
