"""Gửi thông báo thu hồi — one package for one receiver (R-9.4b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.calendar import TIME_ZONE
from core.card import Area, Ref
from core.effect import Effect
from core.exchange.package import Organ, Package, PackageKind, Replied
from core.text import Text

if TYPE_CHECKING:
    from core.people.agency import Agency
    from core.ports import Ports
    from core.step import Press


@dataclass(frozen=True)
class SendRecall(Effect):
    """Thu hồi ở một nơi nhận — `times` 0 is the notice, 1, 2 … its reminders; the same times make
    the same package to the byte, so a repeat has one effect.
    """

    kind: ClassVar[str] = "send_recall"

    document_id: UUID
    code: str
    times: int = 0

    async def run(self, ports: Ports) -> Press | None:
        document = await ports.store.read(
            lambda records: records.load(Ref(Area.OUTGOING, self.document_id))
        )
        agency = await ports.store.read(
            lambda records: records.directory(document.agency_id).agency
        )
        await ports.dms.send(self._package(document, agency, ports))
        return None

    def _package(self, document: Any, agency: Agency, ports: Ports) -> Package:
        recall, name = document.recall, _name_of(document, self.code)
        ordered = datetime.fromisoformat(recall["at"]).astimezone(TIME_ZONE).date()
        subject = ports.texts.plain(Text.of("recall-subject", reference=document.reference))
        return Package(
            sender=Organ(agency.code, agency.name),
            receivers=(Organ(self.code, name),),
            document_uid=f"{agency.code},{ordered:%Y/%m/%d},TH{self.times}-{document.reference}",
            number="",
            notation=recall["order"],
            subject=subject,
            kind=PackageKind.RECALL,
            place=agency.place,
            issued_on=ordered,
            content=recall["reason"],
            urgency=document.urgency,
            replies_to=(Replied(agency.code, document.reference, document.document_uid),),
        )


def _name_of(document: Any, code: str) -> str:
    return next((row["name"] for row in document.deliveries if row["code"] == code), "")
