"""A seeded afternoon around one urgent document: people, a bad line, and a process that dies.

The decisions, the outbox and the store are the product's own; what is simulated is the world. The
clock is virtual, so that three hours pass in some milliseconds. `Died` is raised before or after
any durable act; a new life begins with what is committed, as after SIGKILL.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from adapters.db.tables import outbox as outbox_rows
from core.calls.sheet import sheet_id
from core.card import Card, Exposure, Ref
from core.deliver import deliver
from core.effect import Road
from core.errors import Fault, Refusal, Turn
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Actor, Person
from core.perform import perform
from core.ports import Address, Can, Errand, Hanging, Ports
from core.show import Show
from core.step import Press
from core.text import Text
from core.upkeep import call_again
from core.waits.wait import Wait
from tests.core.office import FakeClock, Office
from tests.core.test_incoming_steps import findings
from tests.factories import AGENCY, NOW, PEOPLE, acting, an_incoming_document

TICK = timedelta(seconds=5)
SPAN = timedelta(hours=3)
LIKE_A_CHAT = Can(buttons=True, links=True, edits=True, files=False, longest=4096)
_NEXT = sa.select(sa.func.min(outbox_rows.c.due_at)).where(
    outbox_rows.c.state == "waiting", outbox_rows.c.road == Road.PEOPLE.value
)
_BURY = sa.update(outbox_rows).where(outbox_rows.c.state == "waiting").values(state="done")


class Died(BaseException):
    """The process ends here; nothing after this line happens in this life."""


@dataclass(frozen=True)
class Habits:
    """How one person and the line to them behave in this history."""

    minutes: float | None
    """Until they press after a message; None: never."""
    blocked: bool
    again: float
    """How often the server asks to come back later."""
    lost: float
    """How often nobody knows whether a message arrived; half of those did."""


@dataclass(frozen=True)
class Seen:
    """A message that the person has: when, and what was said above the card."""

    at: datetime
    person_id: UUID
    reason: Text | None


@dataclass
class Line:
    """The port `Channel` over a bad line."""

    world: World
    name: str = "line"
    trust: Exposure = Exposure.ABSTRACT
    can: Can = LIKE_A_CHAT

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        world = self.world
        who = UUID(hex=address)
        if world.settled:
            world.late.append(world.clock.now())
        habits, dice = world.habits[who], world.dice
        if habits.blocked:
            raise Fault(Turn.NEVER, "blocked")
        if dice.random() < habits.again:
            raise Fault(Turn.AGAIN, "429", retry_after=dice.uniform(1, 30))
        lost = dice.random() < habits.lost
        if lost and dice.random() < 0.5:
            raise Fault(Turn.UNKNOWN, "timed out before the server took it")
        world.mortal()
        world.arrives(who, reason)
        if lost:
            raise Fault(Turn.UNKNOWN, "timed out after the server took it")
        world.mortal()
        return str(len(world.seen)), "digest"

    async def amend(self, hanging: Hanging, card: Card) -> str:
        return "digest"


class Mortal:
    """A port of which some calls may be a life's last act."""

    def __init__(self, real: Any, names: tuple[str, ...], mortal: Callable[[], None]) -> None:
        self._real, self._names, self._mortal = real, names, mortal

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if name not in self._names:
            return found

        async def call(*given: Any, **more: Any) -> Any:
            self._mortal()
            answer = await found(*given, **more)
            self._mortal()
            return answer

        return call


@dataclass
class World:
    """One history. `run` plays it; then look at `seen`, `begun` and the store."""

    store: Database
    seed: int
    dice: random.Random = field(init=False)
    clock: FakeClock = field(default_factory=FakeClock)
    seen: list[Seen] = field(default_factory=list)
    late: list[datetime] = field(default_factory=list)
    pressed: list[tuple[float, int, UUID]] = field(default_factory=list)
    versions: dict[int, int] = field(default_factory=dict)
    settled: bool = False
    deaths: list[tuple[datetime, datetime]] = field(default_factory=list)
    rings: dict[UUID, int] = field(default_factory=dict)
    sheets: set[UUID] = field(default_factory=set)
    ended: list[Wait] = field(default_factory=list)
    callers: set[UUID] = field(default_factory=set)
    alive: bool = False

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.deadly = self.dice.choice((0.0, 0.02, 0.1))
        self.habits = {person.id: self._habits() for person in PEOPLE}
        self.document: IncomingDocument = an_incoming_document(
            IncomingState.ARRIVED,
            id=UUID(int=self.dice.getrandbits(128)),
            document_uid=f"000.00.01.H56,2026/11/23,{self.seed}/UBND-NN",
            number=str(self.seed),
            urgency=self.dice.choice((1, 2, 3)),
        )
        outbox = Mortal(
            Outbox(self.store, self.clock),
            ("claim", "finish", "put_off", "unknown", "give_up"),
            self.mortal,
        )
        store: Any = Mortal(self.store, ("write",), self.mortal)
        self.ports: Ports = replace(
            Office(clock=self.clock, channels={"line": Line(self)}).ports,
            store=store,
            outbox=outbox,  # type: ignore[arg-type] # it hands everything on
            cards=Show(self.store, self.clock),
        )

    def _habits(self) -> Habits:
        dice = self.dice
        minutes = dice.expovariate(1 / 15) if dice.random() < 0.6 else None
        return Habits(
            minutes, dice.random() < 0.15, dice.choice((0, 0, 0.3)), dice.choice((0, 0, 0.3))
        )

    def mortal(self) -> None:
        if self.alive and self.dice.random() < self.deadly:
            raise Died

    def arrives(self, who: UUID, reason: Text | None) -> None:
        self.seen.append(Seen(self.clock.now(), who, reason))
        minutes = self.habits[who].minutes
        if minutes is not None:
            self._will_press(who, minutes)

    def _will_press(self, who: UUID, minutes: float) -> None:
        at = self.clock.now().timestamp() + minutes * 60
        heapq.heappush(self.pressed, (at, len(self.seen), who))

    async def run(self) -> World:
        await self.store.write(lambda work: work.add(self.document))
        await self._system("ver", findings=findings())
        end = NOW + SPAN
        while self.clock.now() < end and await self._on(end):
            await self._live()
        self.ended = await self.waits()
        self.callers = await self._callers()
        await self.store.write(self._bury)
        return self

    def _bury(self, work: Any) -> None:
        """The next history is told of nothing that was left here."""
        work.sql.change(_BURY, {})
        work.put_waits(self.document.id, [])
        work.put_waits(sheet_id(self.document.id), [])

    async def _live(self) -> None:
        """What is due now; whoever dies here comes back after a while, and adopts what was left."""
        self.alive = True
        try:
            await self._presses()
            await call_again(self.ports)
            await self._count()
            while errands := await self.ports.outbox.claim(Road.PEOPLE, 1):
                await self._deliver(errands[0])
        except Died:
            self.alive = False
            died = self.clock.now()
            self.clock.advance(seconds=self.dice.uniform(1, 90))
            await Outbox(self.store, self.clock).adopt()
            self.deaths.append((died, self.clock.now()))
            await self._look()
        self.alive = False

    async def _deliver(self, errand: Errand) -> None:
        await deliver(errand, self.ports)

    async def _presses(self) -> None:
        while self.pressed and self.pressed[0][0] <= self.clock.now().timestamp():
            _, tap, who = self.pressed[0]
            await self._press(tap, who)
            heapq.heappop(self.pressed)
            await self._look()

    async def _press(self, tap: int, who: UUID) -> None:
        """A tap is kept by the durable inbox: after a death it is played again as it was."""
        person = next(one for one in PEOPLE if one.id == who)
        if tap not in self.versions:
            now = await self.store.read(lambda records: records.load(self.ref))
            self.versions[tap] = now.version
        press = Press("got", self.document.id, self.versions[tap], {})
        with suppress(Refusal):
            await perform(press, acting(person, "line"), self.ports)

    async def _look(self) -> None:
        """Whether anybody has it now: from here on no call may begin."""
        self.settled = any(wait.acknowledged_at for wait in await self.waits())

    async def _count(self) -> None:
        self.rings |= {wait.person_id: wait.times for wait in await self.waits()}
        self.sheets |= await self._callers()

    async def _callers(self) -> set[UUID]:
        """Who has the call sheet, if there is one: it was said to them once."""
        about = sheet_id(self.document.id)
        waits = await self.store.read(lambda records: records.waits_of(about))
        return {wait.person_id for wait in waits}

    async def _on(self, end: datetime) -> bool:
        """To the next moment when something happens, in steps of the timer; False: all is over."""
        moments = [datetime.fromtimestamp(at, NOW.tzinfo) for at, _, _ in self.pressed[:1]]
        due = await self.store.read(lambda records: records.sql.rows(_NEXT))  # type: ignore[attr-defined] # the real records
        moments += [row[0] for row in due if row[0]]
        waits = await self.waits()
        moments += [at for wait in waits for at in (wait.repeat_at, wait.climb_at) if at]
        if not moments:
            return False
        wait = max(min(moments) - self.clock.now(), timedelta())
        self.clock.at += TICK * max(1, -(-wait // TICK))
        return True

    async def waits(self) -> list[Wait]:
        return list(await self.store.read(lambda records: records.waits_of(self.document.id)))

    @property
    def ref(self) -> Ref:
        return Ref(self.document.area, self.document.id)

    async def _system(self, code: str, **answers: Any) -> None:
        await perform(
            Press(code, self.document.id, None, answers), Actor.system(AGENCY.id), self.ports
        )


def linked(person: Person) -> Callable[[Any], None]:
    return lambda work: work.link(person.id, Address("line", person.id.hex), NOW)


async def with_everybody_linked(store: Database) -> None:
    for person in PEOPLE:
        await store.write(linked(person))
