"""Đôn đốc — one silent message to one person: the card itself when one thing is late, else a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.calendar import TIME_ZONE
from core.card import Area, Card, Line, Ref
from core.effect import Effect, Lane, Road
from core.effects.notify import Notify
from core.effects.reaching import by_another_way, reach
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Address, Ports, Records
    from core.step import Press

MOST = 20
_OVER = {"completed", "stopped", "extension_asked"}


@dataclass(frozen=True)
class Remind(Effect):
    """Đôn đốc — `rows` are “task id as hex/grade”; what has been done meanwhile is left out."""

    kind: ClassVar[str] = "remind"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=12)

    person_id: UUID
    day: date
    rows: list[str]

    @property
    def lane(self) -> Lane:
        return Lane.BULK

    def unknown(self) -> Effect | None:
        """It may have arrived, and the next digest says it all again."""
        return None

    async def run(self, ports: Ports) -> Press | None:
        found = await ports.store.read(self._found)
        if not found:
            return None
        if len(found) == 1:
            task, grade, name = found[0]
            reason = f"reason-remind-{grade}"
            one = Notify(self.person_id, Area.TASK, task.id, reason=reason, names=name, bulk=True)
            return await one.run(ports)
        await self._send(ports, self._card(found))
        return None

    def _found(self, records: Records) -> list[tuple[Any, str, str]]:
        """The tasks that are still open, their grades, and who holds them."""
        from core.step import NoSuchDocument

        found = []
        for row in self.rows:
            task_id, _, grade = row.partition("/")
            try:
                task = records.load(Ref(Area.TASK, UUID(hex=task_id)))
            except NoSuchDocument:
                continue
            if task.state not in _OVER:
                name = records.directory(task.agency_id).name(task.holder_id)
                found.append((task, grade, name))
        return found

    def _card(self, found: list[tuple[Any, str, str]]) -> Card:
        lines = [Line(_row(*one)) for one in found[:MOST]]
        if len(found) > MOST:
            lines.append(Line(Text.of("remind-more", count=len(found) - MOST)))
        lines.append(Line(Text.of("remind-list")))
        title = Text.of("remind-title", count=len(found), day=f"{self.day:%d/%m/%Y}")
        first = found[0][0]
        return Card(Ref(Area.TASK, first.id), first.version, title, tuple(lines))

    async def _send(self, ports: Ports, card: Card) -> None:
        async def send(address: Address, failed: tuple[str, ...]) -> bool:
            channel = ports.channels[address.channel]
            cut, why = card.within(channel.trust), by_another_way(failed, None)
            once = self.once(ports)
            await channel.send(address.address, cut, silent=True, reason=why, once=once)
            return True

        await reach(ports, self.person_id, 0, send)


def _row(task: Any, grade: str, name: str) -> Text:
    due = f"{task.due_at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
    label = Text.of(f"remind-{grade}")
    return Text.of("remind-row", grade=label, number=task.arrival_number, due=due, name=name)
