"""Kết thúc xử lý — the lead has finished: status 06 (QĐ 28/2018 Đ.6.3)."""

from __future__ import annotations

from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step


@step(
    code="fin",
    basis="R-8.4c-2",
    roles={Role.SYSTEM},
    moves={
        IncomingState.ASSIGNED: IncomingState.FINISHED,
        IncomingState.IN_PROGRESS: IncomingState.FINISHED,
    },
)
def finish(document: IncomingDocument, context: Context) -> None:
    document.closed_at = context.now
    context.ask(*report(document, context, ExchangeStatus.COMPLETED))
