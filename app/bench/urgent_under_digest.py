"""Khẩn giữa điểm việc — M6 and M8: sixty thousand digests at the bot's limit, and urgent alerts among
them at one a second; M7: the rate that the sender finds by itself against the best fixed one.

The long run is on a virtual clock, with the product's own sender and a strict model of the server.
A slice of two minutes is in real time: the real outbox, the real channel, the sandbox on loopback.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import structlog

from app.bench.measure import Figure, peak_mb, percentiles
from app.bench.virtual import LATENCY, Ends, Held, StrictServer, VirtualClock, VirtualTime
from core.card import Area
from core.effects.notify import Notify
from core.ports import Errand, Ports
from scheduler.pace import Pace
from scheduler.sender import Sender

PEOPLE, FEWER = 60_000, 6_000
LIMIT, ALERTS = 30.0, 1.0
JITTER = 0.1
JITTERS = (0.02, 0.1, 0.3)
FIXED = (20.0, 22.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0)
SEED = 20
NOBODY = UUID(int=0)


def run() -> list[Figure]:
    """M6, M8 and M7 in virtual time, then two minutes of real time."""
    from app.bench.urgent_for_real import two_minutes

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return [*asyncio.run(_long()), *(asyncio.run(_found(one)) for one in JITTERS), *two_minutes()]


async def _long() -> list[Figure]:
    found = await drained(PEOPLE, JITTER, Pace(), urgent=True)
    theory, refused = PEOPLE / LIMIT, found.server.refused
    digest = Figure(
        f"M6 {PEOPLE:,} điểm việc, giờ ảo", PEOPLE / found.seconds, peak_mb=peak_mb(),
        ratio=found.seconds / theory, goal=f"≤ 1,16 và không 429; 429: {refused}",
        more={"seconds": found.seconds, "theory": theory, "refused": refused},
    )  # fmt: skip
    waits = found.waits
    p50, p99 = percentiles(waits)
    urgent = Figure(
        "M8 báo khẩn giữa điểm việc, giờ ảo", 0.0, p50, p99,
        ratio=p99 / 1000 / (LATENCY + JITTER), goal="≤ 2", more={"alerts": len(waits)},
    )  # fmt: skip
    return [digest, urgent]


async def _found(jitter: float) -> Figure:
    """The time that the sender's own pace took, against the best of the fixed rates."""
    own = (await drained(FEWER, jitter, Pace())).seconds
    fixed = {rate: (await drained(FEWER, jitter, Steady(rate))).seconds for rate in FIXED}
    best = min(fixed, key=lambda rate: fixed[rate])
    return Figure(
        f"M7 nhịp tự tìm, lệch {jitter * 1000:.0f} ms", FEWER / own, ratio=fixed[best] / own,
        goal=f"≥ 0,9; mong ≥ 0,95; nhịp cố định tốt nhất {best:.0f}/s",
        more={"fixed_seconds": fixed, "own_seconds": own},
    )  # fmt: skip


class Steady(Pace):
    """Nhịp cố định — does what a 429 says, and never changes its rate."""

    def went_well(self, now: float) -> None: ...

    def too_many(self, retry_after: float, now: float) -> None:
        kept = self.rate
        super().too_many(retry_after, now)
        self.rate = kept


@dataclass
class Run:
    """Một lần chạy — what was taken when, and when each urgent alert was posted (seconds)."""

    server: StrictServer
    people: int
    posted: dict[int, float] = field(default_factory=dict)

    @property
    def digests(self) -> list[float]:
        return [at for at, errand in self.server.took if errand.id < self.people]

    @property
    def seconds(self) -> float:
        return self.digests[-1]

    @property
    def waits(self) -> list[float]:
        """Seconds from the posting of each urgent alert to its being taken."""
        took, posted = self.server.took, self.posted
        return [at - posted[one.id] + LATENCY for at, one in took if one.id in posted]


async def drained(people: int, jitter: float, pace: Pace, *, urgent: bool = False) -> Run:
    """Runs until every digest was taken: one to each person, and urgent ones among them by chance."""
    time = VirtualTime()
    held, server = Held(time), StrictServer(time, jitter, SEED)
    found = Run(server, people)
    dice = random.Random(SEED)  # noqa: S311 - a repeatable load, no secret
    someone = [UUID(int=dice.getrandbits(128)) for _ in range(people)]
    for number, person in enumerate(someone):
        held.put(Errand(number, NOBODY, Notify(person, Area.TASK, NOBODY, bulk=True), 0))
    ports = cast("Ports", Ends(held, VirtualClock(time)))
    sender = Sender(ports, pace, now=time.now, sleep=time.sleep, deliver=server.deliver)
    tasks = [asyncio.create_task(sender.run())]

    async def alerts() -> None:
        while True:
            await time.sleep(dice.expovariate(ALERTS))
            number = people + len(found.posted)
            found.posted[number] = time.now()
            held.put(Errand(number, NOBODY, Notify(dice.choice(someone), Area.TASK, NOBODY, 3), 0))
            sender.wake()

    if urgent:
        tasks.append(asyncio.create_task(alerts()))
    while len(found.digests) < people:
        await time.run(time.at + 30)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return found
