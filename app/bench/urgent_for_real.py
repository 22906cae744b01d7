"""Hai phút thật — a digest through the real outbox and the real channel to the sandbox on loopback,
which keeps a window of thirty a second; urgent alerts among it at one a second.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen
from uuid import UUID

from adapters.db.outbox import Outbox
from app.bench.measure import Figure, peak_mb, percentiles
from app.bench.office import AGENCY, NOW, person, task
from app.bench.place import Place, opened
from bot.channel import TelegramChannel
from bot.session import make_bot
from core.attendance.check import Slot
from core.calendar import TIME_ZONE
from core.card import Area, Card
from core.effects.notify import Notify
from core.ports import Ports, UnitOfWork
from core.text import Text
from sandbox.run import TOKEN
from scheduler.sender import Sender

PEOPLE = 3_000
LIMIT, ALERTS = 30.0, 1.0
LONGEST = 300.0
SEED = 20


@dataclass(frozen=True)
class Running:
    """Đồng hồ chạy — from the office's morning on, as fast as ours."""

    begun: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - self.begun)


@dataclass(frozen=True)
class Watched:
    """Kênh có người xem giờ — the channel, and when it handed over each card."""

    channel: TelegramChannel
    silent: list[float] = field(default_factory=list)
    loud: dict[UUID, float] = field(default_factory=dict)
    all: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def name(self) -> str:
        return self.channel.name

    @property
    def trust(self) -> Any:
        return self.channel.trust

    @property
    def can(self) -> Any:
        return self.channel.can

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> Any:
        sent = await self.channel.send(address, card, silent=silent, reason=reason, once=once)
        if silent:
            self.silent.append(time.monotonic())
            if len(self.silent) == PEOPLE:
                self.all.set()
        else:
            self.loud[card.ref.id] = time.monotonic()
        return sent

    async def amend(self, hanging: Any, card: Card) -> str:
        return await self.channel.amend(hanging, card)


def two_minutes() -> list[Figure]:
    """M6 and M8 once more, in real time and through everything."""
    with tempfile.TemporaryDirectory() as folder, _sandbox() as address:
        return asyncio.run(_measured(Path(folder), address))


@contextmanager
def _sandbox() -> Iterator[str]:
    """Its own process on a free port; ends with us."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sandbox.run", "--port", str(port)]
    with subprocess.Popen(command) as run:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            run.terminate()


def _tell(address: str, path: str, **row: object) -> None:
    body = json.dumps(row).encode()
    request = Request(address + path, body, {"Content-Type": "application/json"})  # noqa: S310 - loopback
    with urlopen(request, timeout=10) as reply:  # noqa: S310 - loopback
        reply.read()


def _ready(address: str) -> None:
    """Everybody has spoken to the bot, and it is limited from now on."""
    for _ in range(200):
        try:
            _tell(address, "/sim/rates", per_second=0, per_chat_second=0)
            break
        except URLError:
            time.sleep(0.05)
    for number in range(PEOPLE + 1):
        _tell(address, "/sim/chats", user_id=1000 + number, first_name=f"Người {number}")
        _tell(address, f"/sim/chats/{1000 + number}/text", text="/start")
    _tell(address, "/sim/rates", per_second=int(LIMIT), per_chat_second=1)


async def _measured(folder: Path, address: str) -> list[Figure]:
    await asyncio.to_thread(_ready, address)
    async with opened(folder / "urgent.sqlite3", PEOPLE) as place:
        clock = Running()
        bot = make_bot(TOKEN, api_base=address)
        watched = Watched(TelegramChannel(bot, place.ports.texts, _no_picture))
        outbox = Outbox(place.store, clock)
        ports = replace(place.ports, clock=clock, outbox=outbox, channels={watched.name: watched})
        try:
            posted = await _load(place, ports, watched)
        finally:
            await bot.session.close()
    return _figures(watched, posted)


async def _load(place: Place, ports: Ports, watched: Watched) -> dict[UUID, float]:
    """The digest is posted, and from then on one urgent alert a second to somebody."""
    local = NOW.astimezone(TIME_ZONE)
    slot = Slot(local.date(), "am", NOW, NOW + timedelta(hours=6), NOW - timedelta(hours=18))
    await place.store.write(lambda work: work.digest(AGENCY.id, slot, NOW))
    sender, dice = Sender(ports), random.Random(SEED)  # noqa: S311 - a repeatable load
    posted: dict[UUID, float] = {}

    async def alerts() -> None:
        while True:
            await asyncio.sleep(dice.expovariate(ALERTS))
            urgent = _urgent(dice.randrange(PEOPLE))
            posted[urgent.document_id] = time.monotonic()
            await place.store.write(_post(urgent, ports.clock.now()))
            sender.wake()

    begun = time.monotonic()
    tasks = [asyncio.create_task(sender.run()), asyncio.create_task(alerts())]
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(watched.all.wait(), LONGEST)
    for one in tasks:
        one.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    watched.silent.insert(0, begun)
    return posted


def _urgent(number: int) -> Notify:
    who, what = person(number + 1).id, task(number, number + 1).id
    return Notify(who, Area.TASK, what, 3, reason="reason-handed-over", names="—")


def _post(effect: Notify, now: datetime) -> Callable[[UnitOfWork], None]:
    return lambda work: work.post(AGENCY.id, [effect], now)


async def _no_picture(_sha256: str) -> bytes:
    return b""


def _figures(watched: Watched, posted: dict[UUID, float]) -> list[Figure]:
    begun, *silent = watched.silent
    spent, theory = silent[-1] - begun, len(silent) / LIMIT
    digest = Figure(
        f"M6 {len(silent):,} điểm việc, giờ thật", len(silent) / spent, peak_mb=peak_mb(),
        ratio=spent / theory, goal="≤ 1,16", more={"seconds": spent, "theory": theory},
    )  # fmt: skip
    p50, p99 = percentiles([at - posted[one] for one, at in watched.loud.items()])
    urgent = Figure(
        "M8 báo khẩn giữa điểm việc, giờ thật", 0.0, p50, p99, goal="P4: p99 < 2 s",
        more={"alerts": len(watched.loud)},
    )  # fmt: skip
    return [digest, urgent]
