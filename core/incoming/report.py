"""Báo nơi gửi — what the sending agency is told about its document (QĐ 28/2018 Đ.6.3)."""

from __future__ import annotations

from core.effects.report_status import ReportStatus
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, Origin
from core.step import Context


def report(
    document: IncomingDocument, context: Context, status: ExchangeStatus, description: str = ""
) -> tuple[ReportStatus, ...]:
    """Gói trạng thái — of this document, in the name of whoever decides; nothing about paper, which
    did not come by the exchange (R-8.5a).
    """
    if document.origin is Origin.DIGITISED:
        return ()
    agency = context.directory.agency
    notice = ReportStatus(
        from_code=agency.code,
        from_name=agency.name,
        to_code=document.sender_code,
        document_uid=document.document_uid,
        reference=document.reference,
        issued_on=document.issued_on,
        status=status,
        at=context.now,
        description=description,
        staff=context.person.name,
    )
    return (notice,)
