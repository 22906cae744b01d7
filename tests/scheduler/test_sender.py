"""Pacing on a virtual clock: minutes of sending pass in a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.bench.virtual import StrictServer, VirtualTime
from core.card import Area
from core.effect import Lane, Road
from core.effects.follow import Follow
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.errors import Fault, Turn
from core.ports import Errand
from scheduler.pace import APART, CUT, START, Pace
from scheduler.sender import Sender

SOMEBODY = UUID(int=1)
_RANK = {Lane.URGENT: 0, Lane.NORMAL: 1, Lane.BULK: 2}


@dataclass
class FakeOutbox:
    waiting: list[Errand] = field(default_factory=list)
    ends: list[tuple[str, int]] = field(default_factory=list)
    held: list[tuple[int, datetime]] = field(default_factory=list)
    adopted: int = 0
    down: bool = False

    def post(self, *effects: Any) -> list[int]:
        made = [Errand(len(self.waiting) + n, SOMEBODY, one, 0) for n, one in enumerate(effects)]
        self.waiting += made
        return [one.id for one in made]

    async def claim(self, road: Road, limit: int) -> Sequence[Errand]:
        if self.down:
            raise Fault(Turn.AGAIN, "the store is away")
        mine = [one for one in self.waiting if one.effect.road is road]
        best = sorted(mine, key=lambda one: (_RANK[one.effect.lane], one.id))[:limit]
        self.waiting = [one for one in self.waiting if one not in best] if best else self.waiting
        return best

    async def finish(self, errand: Errand) -> None:
        self.ends.append(("done", errand.id))

    def put_at(self, at: float, errand: Errand) -> None:
        self.waiting.append(errand)

    async def hold(self, errand: Errand, until: datetime) -> None:
        self.held.append((errand.id, until))

    async def put_off(self, errand: Errand, until: datetime, note: str) -> None:
        self.ends.append(("again", errand.id))

    async def unknown(self, errand: Errand, note: str) -> None:
        self.ends.append(("unknown", errand.id))

    async def adopt(self) -> int:
        self.adopted += 1
        return 0


@dataclass
class Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class FakePorts:
    outbox: FakeOutbox = field(default_factory=FakeOutbox)
    clock: Clock = field(default_factory=Clock)


@dataclass
class Bench:
    time: VirtualTime
    ports: FakePorts
    server: StrictServer
    sender: Sender
    running: asyncio.Task[None]


@pytest.fixture
async def bench():
    time, ports = VirtualTime(), FakePorts()
    server = StrictServer(time, jitter=0.1)
    sender = Sender(ports, now=time.now, sleep=time.sleep, deliver=server.deliver)
    running = asyncio.create_task(sender.run())
    yield Bench(time, ports, server, sender, running)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def a_reminder(urgency: int = 0, *, bulk: bool = True, to: UUID | None = None) -> Notify:
    return Notify(to or uuid4(), Area.TASK, uuid4(), urgency, bulk=bulk)


async def test_a_digest_goes_out_at_the_pace_without_a_single_429(bench: Bench) -> None:
    bench.ports.outbox.post(*(a_reminder() for _ in range(1200)))
    await bench.time.run(1200 / START + 2)
    assert len(bench.server.took) == 1200
    assert bench.server.refused == 0
    last = bench.server.took[-1][0]
    assert last <= 1.16 * 1200 / 30


async def test_an_urgent_card_overtakes_the_digest(bench: Bench) -> None:
    bench.ports.outbox.post(*(a_reminder() for _ in range(600)))
    await bench.time.run(5.0)
    posted = bench.time.now()
    bench.ports.outbox.waiting.append(Errand(9999, SOMEBODY, a_reminder(3), 0))
    await bench.time.run(7.0)
    went = next(at for at, errand in bench.server.took if errand.id == 9999)
    assert went - posted < 0.3


async def test_the_limit_of_another_channel_holds_nobody_up() -> None:
    time, ports, took = VirtualTime(), FakePorts(), []

    async def deliver(errand: Errand, _ports: Any) -> Fault | None:
        took.append(time.now())
        return Fault(Turn.AGAIN, "429", retry_after=60, channel="zalo")

    sender = Sender(ports, now=time.now, sleep=time.sleep, deliver=deliver)
    running = asyncio.create_task(sender.run())
    ports.outbox.post(*(a_reminder() for _ in range(27)))
    await time.run(1.5)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(took) == 27
    assert sender.pace.rate == START


async def test_one_person_gets_one_message_a_second_and_the_others_go_meanwhile(
    bench: Bench,
) -> None:
    bench.ports.outbox.post(
        a_reminder(to=SOMEBODY), a_reminder(to=SOMEBODY), a_reminder(), a_reminder(3, to=SOMEBODY)
    )
    await bench.time.run(0.5)
    assert sorted(errand.id for _, errand in bench.server.took) == [2, 3]
    (first, until), (second, same) = bench.ports.outbox.held
    assert {first, second} == {0, 1}
    for moment in (until, same):
        assert 0 < (moment - Clock().now()).total_seconds() <= APART


async def test_after_a_429_nothing_is_sent_before_its_time_and_nothing_is_lost(
    bench: Bench,
) -> None:
    bench.sender.pace.rate = 60.0
    bench.ports.outbox.post(*(a_reminder() for _ in range(300)))
    await bench.time.run(120)
    assert bench.server.refused > 0
    assert len(bench.server.took) == 300
    pauses = [
        b - a for (a, _), (b, _) in zip(bench.server.took, bench.server.took[1:], strict=False)
    ]
    assert max(pauses) >= 2.9
    assert bench.sender.pace.rate < 60.0


async def test_a_redrawn_card_waits_for_the_same_card_on_its_way(bench: Bench) -> None:
    card = a_reminder(bulk=False)
    bench.ports.outbox.post(card, Refresh(Area.TASK, card.document_id), a_reminder(bulk=False))
    await bench.time.run(2.0)
    order = [type(errand.effect).__name__ for _, errand in bench.server.took]
    assert sorted(order) == ["Notify", "Notify", "Refresh"]
    times = {errand.id: at for at, errand in bench.server.took}
    assert times[1] >= times[0] + 0.08


async def test_machines_are_served_side_by_side_ten_at_most(bench: Bench) -> None:
    together, most, served = 0, 0, 0

    async def slow(_errand: Errand, _ports: Any) -> Fault | None:
        nonlocal together, most, served
        together += 1
        most = max(most, together)
        await bench.time.sleep(0.5)
        together, served = together - 1, served + 1
        return None

    bench.sender.deliver = slow
    bench.ports.outbox.post(*(Follow("fin", uuid4()) for _ in range(25)))
    await bench.time.run(3.0)
    assert (most, served) == (10, 25)


async def test_a_wake_is_quicker_than_looking(bench: Bench) -> None:
    await bench.time.run(1.01)
    bench.ports.outbox.post(a_reminder())
    bench.sender.wake()
    await bench.time.run(1.1)
    assert bench.ports.outbox.waiting == []


async def test_a_store_that_is_away_stops_nothing_for_good(bench: Bench) -> None:
    bench.ports.outbox.down = True
    await bench.time.run(5.0)
    bench.ports.outbox.down = False
    bench.ports.outbox.post(a_reminder())
    await bench.time.run(8.0)
    assert len(bench.server.took) == 1
    assert bench.ports.outbox.adopted == 1


async def test_a_bug_in_one_effect_is_settled_and_the_next_one_goes(bench: Bench) -> None:
    real = bench.server.deliver

    async def sometimes(errand: Errand, ports: Any) -> Fault | None:
        if errand.id in {0, 1}:
            raise KeyError("bug")
        return await real(errand, ports)

    bench.sender.deliver = sometimes
    bench.ports.outbox.post(a_reminder(), Follow("fin", uuid4()), a_reminder())
    await bench.time.run(3.0)
    assert sorted(bench.ports.outbox.ends) == [("again", 1), ("unknown", 0)]
    assert [errand.id for _, errand in bench.server.took] == [2]


def test_the_rate_is_cut_once_for_answers_that_come_together() -> None:
    pace = Pace()
    for now in (10.0, 10.01, 10.5):
        pace.too_many(3.0, now)
    assert pace.rate == START * CUT
    assert pace.wait(11.0) == pytest.approx(2.5)
    pace.went_well(12.0)
    assert pace.rate == START * CUT, "it rises only after the pause"
    pace.went_well(20.0)
    assert pace.rate > START * CUT
