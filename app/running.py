"""Vận hành — the parts of the product side by side, begun and ended cleanly."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import structlog

from app.bootstrap import House, built
from app.lease import sole
from app.memory import settle
from app.settings import Settings
from core.errors import Fault, Turn
from core.ports import Clock, Dms
from scheduler.job import Options
from scheduler.scheduler import ticking
from scheduler.sender import Sender

if TYPE_CHECKING:
    from fastapi import APIRouter

STOPS_WITHIN = 4.0
_log = structlog.get_logger("app.running")


class Part(StrEnum):
    """Bộ phận — each may run in a process of its own."""

    WEB = "web"
    WORK = "work"
    POLL = "poll"


EVERYTHING = frozenset(Part)


@dataclass
class Office:
    """Cơ quan đang chạy — `wait` ends when it is told to stop, or raises what broke it."""

    house: House
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, name: str, doing: Coroutine[Any, Any, Any]) -> None:
        self.tasks.append(asyncio.create_task(doing, name=name))

    async def wait(self) -> None:
        watch = asyncio.create_task(self.stopped.wait())
        done, _ = await asyncio.wait({watch, *self.tasks}, return_when=asyncio.FIRST_COMPLETED)
        watch.cancel()
        for task in done - {watch}:
            task.result()

    async def end(self) -> None:
        for task in self.tasks:
            task.cancel()
        if self.tasks:
            _, late = await asyncio.wait(self.tasks, timeout=STOPS_WITHIN)
            for task in late:
                _log.warning("did not stop in time", part=task.get_name())


@dataclass(frozen=True)
class Extra:
    """Thêm vào — what the demo puts on top: routers that come first, its own exchange and timers."""

    routers: Callable[[House], Sequence[APIRouter]] = lambda _house: ()
    dms: Dms | None = None
    every: dict[str, float] = field(default_factory=dict)
    loopback_only: bool = False


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock,
    parts: frozenset[Part] = EVERYTHING,
    extra: Extra | None = None,
) -> AsyncIterator[Office]:
    """Chạy — everything is up when the body begins, and gone when it is left."""
    extra = extra or Extra()
    async with AsyncExitStack() as stack:
        chats = bool(parts & {Part.WORK, Part.POLL})
        house = await stack.enter_async_context(built(settings, clock, chats=chats, dms=extra.dms))
        office = Office(house)
        stack.push_async_callback(office.end)
        if Part.WORK in parts:
            office.begin("work", _work(house, extra))
        wake = _poll(office) if Part.POLL in parts else house.bell.ring
        if Part.WEB in parts:
            await _web(office, extra, wake, stack)
        settle()
        yield office


async def _work(house: House, extra: Extra) -> None:
    """Gửi và hẹn giờ — by one process at a time."""
    settings = house.settings
    every = {"fetch_packages": settings.fetch_seconds} | extra.every
    async with sole(settings.data_dir / "work.lock"):
        sender = Sender(house.ports)
        house.bell.listeners.append(sender.wake)
        with ticking(house.ports, _options(settings, every)):
            await sender.run()


def _options(settings: Settings, every: dict[str, float]) -> Options:
    return Options(settings.digest_times, every, timedelta(hours=settings.undecided_hours))


def _poll(office: Office) -> Callable[[], None]:
    from app.chats import Chats

    chats = Chats(office.house)
    office.begin("poll", chats.run())
    return chats.wake


async def _web(
    office: Office, extra: Extra, wake: Callable[[], None], stack: AsyncExitStack
) -> None:
    from app.pages import make_app
    from app.serving import Serving

    settings = office.house.settings
    app = make_app(office.house, extra.routers(office.house), wake, loopback=extra.loopback_only)
    serving = Serving(app, stack.enter_context(listening(settings.host, settings.port)))
    stack.push_async_callback(serving.stop)
    office.begin("web", serving.run())
    await serving.started()


def listening(host: str, port: int) -> socket.socket:
    """Mở cổng — raises `Fault` NEVER with one sentence when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        raise Fault(
            Turn.NEVER, f"Không mở được {host}:{port}: {error.strerror or error}"
        ) from error
    return opened


def until_told(office: Office) -> None:
    """Dừng khi có lệnh — SIGTERM or Ctrl-C ends the office cleanly."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, office.stopped.set)
