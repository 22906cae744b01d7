"""Bắt đầu xử lý — the lead has the document: status 05 (QĐ 28/2018 Đ.6.3)."""

from __future__ import annotations

from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step


@step(
    code="beg",
    basis="R-8.4c-1",
    roles={Role.SYSTEM},
    moves={IncomingState.ASSIGNED: IncomingState.IN_PROGRESS},
)
def begin(document: IncomingDocument, context: Context) -> None:
    context.ask(*report(document, context, ExchangeStatus.IN_PROGRESS))
