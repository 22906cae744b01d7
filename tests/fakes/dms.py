"""A working exchange that is a list; passes the same contract suite as the real ones."""

from __future__ import annotations

from adapters.edxml.parse import parse
from core.exchange.package import Arrival, Package, StatusNotice


class FakeDms:
    def __init__(self) -> None:
        self.waiting: list[Arrival] = []
        self.done: list[Arrival] = []
        self.bad: list[tuple[Arrival, str]] = []
        self.sent: list[Package] = []
        self.reported: list[StatusNotice] = []

    def delivers(self, raw: bytes, mailbox: str = "H56.01", name: str = "") -> Arrival:
        """Another agency's package lands in `mailbox`."""
        arrival = Arrival(mailbox, name or f"{len(self.waiting) + len(self.done)}.edxml", raw)
        self.waiting.append(arrival)
        return arrival

    async def fetch(self, limit: int = 10) -> list[Arrival]:
        return self.waiting[:limit]

    def read(self, raw: bytes) -> Package | StatusNotice:
        return parse(raw)

    async def settle(self, arrival: Arrival, *, keep: bool) -> None:
        if self._taken(arrival) and keep:
            self.done.append(arrival)

    async def reject(self, arrival: Arrival, reason: str) -> None:
        if self._taken(arrival):
            self.bad.append((arrival, reason))

    async def report(self, notice: StatusNotice) -> None:
        if notice not in self.reported:
            self.reported.append(notice)

    async def send(self, package: Package) -> None:
        if package not in self.sent:
            self.sent.append(package)

    def _taken(self, arrival: Arrival) -> bool:
        if arrival not in self.waiting:
            return False
        self.waiting.remove(arrival)
        return True
