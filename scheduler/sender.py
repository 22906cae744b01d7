"""Người gửi — two loops empty the outbox: to machines side by side, to people at a measured pace.

To people the token comes first and the row second: the best row of that very moment goes out, so
that an urgent card overtakes a digest of sixty thousand.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from core.deliver import deliver
from core.effect import Road
from core.effects.refresh import Refresh
from core.errors import Fault
from core.ports import Errand, Ports
from scheduler.pace import Pace, Spacing

IDLE = 0.2
MACHINES, PEOPLE = 10, 64
PATIENCE = 3.0
TRIES = 30
AFTER_BUG = timedelta(minutes=15)
_log = structlog.get_logger("scheduler.sender")

Deliver = Callable[[Errand, Ports], Awaitable[Fault | None]]


@dataclass
class Sender:
    """Người gửi — one for each bot and store. Call `wake` when something was posted; what another
    process posted is found by looking, five times a second. `pace` keeps the limit of the `channel`
    of that bot; the others rest by themselves.
    """

    ports: Ports
    pace: Pace = field(default_factory=Pace)
    channel: str = "telegram"
    spacing: Spacing = field(default_factory=Spacing)
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    deliver: Deliver = deliver
    _news: dict[Road, asyncio.Event] = field(
        default_factory=lambda: {road: asyncio.Event() for road in Road}
    )
    _flying: dict[asyncio.Task[None], Errand] = field(default_factory=dict)

    def wake(self) -> None:
        for event in self._news.values():
            event.set()

    async def run(self) -> None:
        """Runs until cancelled; then gives what is on its way a moment to arrive."""
        adopted = await self._adopt()
        _log.info("sender started", adopted=adopted)
        try:
            async with asyncio.TaskGroup() as loops:
                loops.create_task(self._forever(self._to_machines, Road.MACHINES))
                loops.create_task(self._forever(self._to_people, Road.PEOPLE))
        finally:
            await self._land()

    async def _adopt(self) -> int:
        while True:
            try:
                return await self.ports.outbox.adopt()
            except Fault as fault:
                _log.warning("outbox not adopted", reason=fault.reason)
                await self.sleep(1.0)

    async def _forever(self, once: Callable[[], Awaitable[int]], road: Road) -> None:
        """`once` says how many it sent; after nothing there is a short rest, or news."""
        while True:
            event = self._news[road]
            event.clear()
            try:
                sent = await once()
            except Exception as error:  # noqa: BLE001 - the store is away: look again later
                _log.warning("outbox cannot be read", road=road, error=repr(error))
                await self.sleep(1.0)
                continue
            if not sent:
                await self._rest(event)

    async def _rest(self, event: asyncio.Event) -> None:
        nap = asyncio.ensure_future(self.sleep(IDLE))
        news = asyncio.ensure_future(event.wait())
        try:
            await asyncio.wait({nap, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            nap.cancel()
            news.cancel()

    async def _to_machines(self) -> int:
        room = MACHINES - self._busy(Road.MACHINES)
        if room <= 0:
            return 0
        errands = await self.ports.outbox.claim(Road.MACHINES, room)
        for errand in errands:
            self._launch(errand, self._run(errand))
        return len(errands)

    async def _to_people(self) -> int:
        while wait := self.pace.wait(self.now()):
            await self.sleep(wait)
        if self._busy(Road.PEOPLE) >= PEOPLE:
            return 0
        errands = await self.ports.outbox.claim(Road.PEOPLE, 1)
        for errand in errands:
            if await self._too_close(errand):
                continue
            self.pace.take(self.now())
            self._launch(errand, self._show(errand, self._before(errand)))
        return len(errands)

    async def _too_close(self, errand: Errand) -> bool:
        """Who has just got a message gets this one a second later; others go meanwhile."""
        person, now = getattr(errand.effect, "person_id", None), self.now()
        if person is None:
            return False
        if wait := self.spacing.wait(person, now):
            until = self.ports.clock.now() + timedelta(seconds=wait)
            await self.ports.outbox.hold(errand, until)
            return True
        self.spacing.take(person, now)
        return False

    async def _show(self, errand: Errand, before: set[asyncio.Task[None]]) -> None:
        if before:
            await asyncio.wait(before)
        fault = await self._run(errand)
        if fault is not None and fault.channel not in {"", self.channel}:
            return
        if fault is not None and fault.retry_after:
            self.pace.too_many(fault.retry_after, self.now())
        elif fault is None:
            self.pace.went_well(self.now())

    def _before(self, errand: Errand) -> set[asyncio.Task[None]]:
        """A copy can be redrawn only when it hangs: cards on their way are waited for."""
        if not isinstance(errand.effect, Refresh):
            return set()
        thing = _thing(errand)
        return {
            task
            for task, other in self._flying.items()
            if other.effect.road is Road.PEOPLE and _thing(other) == thing
        }

    async def _run(self, errand: Errand) -> Fault | None:
        kind = errand.effect.kind
        try:
            fault = await self.deliver(errand, self.ports)
        except Exception as error:  # noqa: BLE001 - a bug of ours, or the store went away meanwhile
            _log.error("effect failed", kind=kind, errand=errand.id, error=repr(error))
            await self._give_back(errand, repr(error))
            return None
        if fault is not None:
            _log.warning(
                "effect put off", kind=kind, errand=errand.id, turn=fault.turn, reason=fault.reason
            )
        return fault

    async def _give_back(self, errand: Errand, note: str) -> None:
        """Nobody knows how far it came. When the store stays away, the next start adopts it."""
        outbox, later = self.ports.outbox, self.ports.clock.now() + AFTER_BUG
        for _ in range(TRIES):
            try:
                if errand.effect.road is Road.PEOPLE:
                    await outbox.unknown(errand, note)
                else:
                    await outbox.put_off(errand, later, note)
            except Fault:
                await self.sleep(2.0)
            else:
                return

    def _busy(self, road: Road) -> int:
        return sum(errand.effect.road is road for errand in self._flying.values())

    def _launch(self, errand: Errand, doing: Coroutine[Any, Any, Any]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(doing)
        self._flying[task] = errand
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        errand = self._flying.pop(task)
        self._news[errand.effect.road].set()
        if not task.cancelled() and task.exception() is not None:
            _log.error("errand crashed", errand=errand.id, error=repr(task.exception()))

    async def _land(self) -> None:
        """What does not arrive in time is cut off; the next start adopts it as unknown."""
        if not self._flying:
            return
        _, late = await asyncio.wait(set(self._flying), timeout=PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def _thing(errand: Errand) -> UUID | None:
    return getattr(errand.effect, "document_id", None)
