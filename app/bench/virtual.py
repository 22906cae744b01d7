"""Thời gian ảo — hours of sending in seconds: sleepers woken in order, and a server that is strict.

The model of the server is an assumption, as Telegram publishes none: so many messages in any second
over all chats, one a second to each, and a violation blocks the bot for three seconds.
"""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from core.effect import Lane, Road
from core.errors import Fault, Turn
from core.ports import Errand

EPOCH = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
LATENCY = 0.08
BLOCK = 3.0
_RANK = {Lane.URGENT: 0, Lane.NORMAL: 1, Lane.BULK: 2}


class VirtualTime:
    """Đồng hồ ảo — sleepers are woken in order, as soon as nobody has anything else to do."""

    def __init__(self) -> None:
        self.at = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.at + seconds, self._count, waking))
        await waking

    async def run(self, until: float) -> None:
        while self.at < until:
            for _ in range(8):
                await asyncio.sleep(0)
            while self._sleepers and self._sleepers[0][2].done():
                heapq.heappop(self._sleepers)
            if not self._sleepers or self._sleepers[0][0] > until:
                self.at = until
                return
            self.at, _, waking = heapq.heappop(self._sleepers)
            waking.set_result(None)


@dataclass
class VirtualClock:
    time: VirtualTime

    def now(self) -> datetime:
        return EPOCH + timedelta(seconds=self.time.now())


@dataclass
class Held:
    """Hộp gửi trong bộ nhớ — the best row first, as the table orders them; held rows in a heap."""

    time: VirtualTime
    ready: list[tuple[int, int, Errand]] = field(default_factory=list)
    later: list[tuple[float, int, Errand]] = field(default_factory=list)

    def put(self, errand: Errand) -> None:
        heapq.heappush(self.ready, (_RANK[errand.effect.lane], errand.id, errand))

    def put_at(self, at: float, errand: Errand) -> None:
        heapq.heappush(self.later, (at, errand.id, errand))

    async def claim(self, road: Road, limit: int) -> Sequence[Errand]:
        while self.later and self.later[0][0] <= self.time.now():
            self.put(heapq.heappop(self.later)[2])
        if road is not Road.PEOPLE:
            return []
        return [heapq.heappop(self.ready)[2] for _ in range(min(limit, len(self.ready)))]

    async def hold(self, errand: Errand, until: datetime) -> None:
        self.put_at((until - EPOCH).total_seconds(), errand)

    async def adopt(self) -> int:
        return 0


@dataclass
class Ends:
    """Ports of which the sender needs two."""

    outbox: Any
    clock: VirtualClock


class StrictServer:
    """Máy chủ nghiêm — thirty in any second and one to each person; what it refuses comes back to
    the outbox. `took` has the moment of every message that it accepted.
    """

    def __init__(self, time: VirtualTime, jitter: float, seed: int = 20) -> None:
        self.time, self.jitter = time, jitter
        self.random = random.Random(seed)  # noqa: S311 - jitter, no secret
        self.window: deque[float] = deque()
        self.last: dict[UUID, float] = defaultdict(lambda: -1.0)
        self.blocked_until = 0.0
        self.took: list[tuple[float, Errand]] = []
        self.refused = 0

    async def deliver(self, errand: Errand, ports: Any) -> Fault | None:
        await self.time.sleep(self.random.uniform(0, self.jitter))
        now = self.time.now()
        while self.window and self.window[0] <= now - 1.0:
            self.window.popleft()
        person = getattr(errand.effect, "person_id", None)
        close = person is not None and now - self.last[person] < 1.0
        if now < self.blocked_until or len(self.window) >= 30 or close:
            self.refused += 1
            self.blocked_until = max(self.blocked_until, now + BLOCK)
            ports.outbox.put_at(self.blocked_until, errand)
            return Fault(Turn.AGAIN, "429", retry_after=self.blocked_until - now)
        self.window.append(now)
        if person is not None:
            self.last[person] = now
        self.took.append((now, errand))
        await self.time.sleep(LATENCY)
        return None
