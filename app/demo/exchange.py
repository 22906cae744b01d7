"""Trục của bản chạy thử — the folder, with the make-believe province answering what reaches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from adapters.dms.folder import Folder
from core.errors import Refusal
from core.exchange.package import Arrival, Organ, Package, StatusNotice
from core.exchange.status import ExchangeStatus

ANSWERS = (ExchangeStatus.ARRIVED, ExchangeStatus.ACCEPTED)


@dataclass(frozen=True)
class DemoExchange:
    """A `Dms`: what is addressed to the province is taken in by its own office, which is nobody."""

    folder: Folder
    province: Organ
    clock: Callable[[], datetime]

    async def fetch(self, limit: int = 10) -> Sequence[Arrival]:
        found = await self.folder.fetch(limit)
        for arrival in found:
            if arrival.mailbox == self.province.code:
                await self._answer(arrival)
        return [one for one in found if one.mailbox != self.province.code]

    async def _answer(self, arrival: Arrival) -> None:
        try:
            package = self.folder.read(arrival.raw)
        except Refusal:
            package = None
        if isinstance(package, Package) and package.sender.code:
            for status in ANSWERS:
                await self.folder.report(self._notice(package, status))
        await self.folder.settle(arrival, keep=True)

    def _notice(self, package: Package, status: ExchangeStatus) -> StatusNotice:
        return StatusNotice(
            sender=self.province,
            receiver_code=package.sender.code,
            document_uid=package.document_uid,
            reference=package.reference,
            status=status,
            at=self.clock(),
            issued_on=package.issued_on,
        )

    def read(self, raw: bytes) -> Package | StatusNotice:
        return self.folder.read(raw)

    async def settle(self, arrival: Arrival, *, keep: bool) -> None:
        await self.folder.settle(arrival, keep=keep)

    async def reject(self, arrival: Arrival, reason: str) -> None:
        await self.folder.reject(arrival, reason)

    async def report(self, notice: StatusNotice) -> None:
        await self.folder.report(notice)

    async def send(self, package: Package) -> None:
        await self.folder.send(package)
