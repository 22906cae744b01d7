"""A mortal office whose chat is the real one: dispatcher, poller, intake worker, sender, channel,
over HTTP to a Bot API in another process.

Struck before and after: what the poller keeps, what the intake marks, each question kept, each
decision, each claim and end of the outbox, each call to the Bot API but the long poll.
"""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.methods import TelegramMethod

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.outbox import Outbox
from adapters.db.store import open_store
from adapters.dms.folder import Folder
from adapters.files.store import FileStore
from adapters.texts.fluent import FluentTexts
from bot.run import build, make_bot, make_channel
from bot.session import GetRawUpdates
from core import catalogue
from core.ports import Ports
from core.receive import receive
from core.show import Show
from scheduler.sender import Sender
from tests.calendars import YEAR_2026
from tests.core.office import FakeLinter, FakePrinter, FakeProofs, FakeStamps, FakeVerifier
from tests.crash.reaper import DURABLE, Reaper
from tests.factories import AGENCY, NOW
from tests.fakes.scans import FakeScans
from tests.fakes.signing import FakeHolders, FakeSigning

TOKEN = "1000000001:sandbox-token-that-opens-nothing-real"
LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
INTAKE = ("keep", "done", "fail")
OUTBOX = ("finish", "put_off", "unknown", "give_up", "adopt")
LOOK_EVERY = 0.03
TEXTS = FluentTexts(LOCALES)
catalogue.steps(), catalogue.effects()  # before the fork: each life begins sooner


class RunningClock:
    """Monday morning, going on with the world's time from life to life."""

    def __init__(self, home: Path) -> None:
        path = home / "began"
        if not path.exists():
            path.write_text(repr(time.time()))
        self._began = float(path.read_text())

    def now(self) -> datetime:
        return NOW + timedelta(seconds=time.time() - self._began)


class Calls(BaseRequestMiddleware):
    """The reaper before and after each call that changes something in the chat."""

    def __init__(self, reaper: Reaper) -> None:
        self._reaper = reaper

    async def __call__(self, make_request: Any, bot: Bot, method: TelegramMethod[Any]) -> Any:
        if isinstance(method, GetRawUpdates):
            return await make_request(bot, method)
        self._reaper.pass_by()
        answer = await make_request(bot, method)
        self._reaper.pass_by()
        return answer


class WatchedOutbox:
    """The outbox; an empty claim, five times a second, is no act."""

    def __init__(self, outbox: Outbox, reaper: Reaper) -> None:
        self._outbox, self._reaper = reaper.watch(outbox, OUTBOX), reaper

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outbox, name)

    async def claim(self, *given: Any) -> Any:
        errands = await self._outbox.claim(*given)
        if errands:
            self._reaper.pass_by()
        return errands


async def _picture(_sha256: str) -> bytes:
    raise AssertionError("nothing is drawn in this story")


async def live(home: Path, api: str, strike_at: int) -> None:
    """Until killed."""
    clock, reaper = RunningClock(home), Reaper(strike_at)
    store = open_store(f"sqlite:///{home / 'office.sqlite3'}", today=lambda: clock.now().date())
    watched = reaper.watch(store, DURABLE["store"])
    bot = make_bot(TOKEN, api)
    bot.session.middleware(Calls(reaper))
    channel = make_channel(bot, TEXTS, _picture)
    outbox: Any = WatchedOutbox(Outbox(store, clock), reaper)
    ports = Ports(
        store=watched,
        outbox=outbox,
        intake=reaper.watch(Intake(store, clock), INTAKE),
        conversations=reaper.watch(Conversations(store), ("put", "clear")),
        dms=reaper.watch(Folder(home / "exchange", [AGENCY.code]), DURABLE["dms"]),
        channels={"telegram": channel},
        cards=Show(store, clock),
        verifier=FakeVerifier(),
        signing=FakeSigning(),
        holders=FakeHolders(),
        linter=FakeLinter(),
        stamps=FakeStamps(),
        scans=FakeScans(),
        proofs=FakeProofs(),
        files=reaper.watch(FileStore(home / "blobs"), DURABLE["files"]),
        texts=TEXTS,
        clock=clock,
        calendar=YEAR_2026,
        printer=FakePrinter(),
    )
    parts = build(ports, bot, channel, wait=1)
    async with asyncio.TaskGroup() as group:
        group.create_task(parts.poller.run())
        group.create_task(parts.intake.run())
        group.create_task(Sender(ports).run())
        group.create_task(_fetch(ports, home, reaper))


async def _fetch(ports: Ports, home: Path, reaper: Reaper) -> None:
    while True:
        for arrival in await ports.dms.fetch():
            await receive(arrival, ports)
        whole = home / "acts.new"  # the end comes at any moment: never half a number
        whole.write_text(str(reaper.count))
        whole.replace(home / "acts")
        await asyncio.sleep(LOOK_EVERY)


def run(home: str, api: str, strike_at: int) -> None:
    """The whole life of one process, which has no end of its own."""
    asyncio.run(live(Path(home), api, strike_at))
