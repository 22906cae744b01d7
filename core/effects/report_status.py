"""Báo trạng thái — tell the sending agency where its document stands (QĐ 28/2018 Đ.6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from core.effect import Effect
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus

if TYPE_CHECKING:
    from core.ports import Ports
    from core.step import Press


@dataclass(frozen=True)
class ReportStatus(Effect):
    """Gói trạng thái — carries all it needs, so that it says the same however late it runs."""

    kind: ClassVar[str] = "report_status"

    from_code: str
    from_name: str
    to_code: str
    document_uid: str
    reference: str
    issued_on: date | None
    status: ExchangeStatus
    at: datetime
    description: str = ""
    staff: str = ""

    async def run(self, ports: Ports) -> Press | None:
        await ports.dms.report(
            StatusNotice(
                sender=Organ(self.from_code, self.from_name),
                receiver_code=self.to_code,
                document_uid=self.document_uid,
                reference=self.reference,
                status=self.status,
                at=self.at,
                issued_on=self.issued_on,
                description=self.description,
                staff=self.staff,
            )
        )
        return None
