"""Dựng bản chạy thử — from an empty folder to two agencies at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter

from adapters.db.forgetting import forget_chats
from adapters.dms.folder import Folder
from app.bootstrap import House
from app.demo.authority import ensure
from app.demo.chats import Sandbox, seat_everybody
from app.demo.clock import DemoClock
from app.demo.devices import hand_over
from app.demo.exchange import DemoExchange
from app.demo.key_files import lay_out
from app.demo.letters import PROVINCE, SUBJECTS, Post
from app.demo.listing import Sent
from app.demo.office import furnish, show_again
from app.demo.people import CODES
from app.demo.routes import DemoRoutes
from app.demo.settings import demo_settings
from app.demo.signing import SigningDesk
from app.logging import set_up
from app.running import EVERYTHING, Extra, Office, running, until_told
from core.errors import Fault, Turn
from core.exchange.package import Organ

PATIENCE = 30.0
# The clock can jump, so everything that looks at it looks often.
EVERY = {
    "fetch_packages": 0.5,
    "call_again": 0.5,
    "change_duty": 0.5,
    "send_digests": 0.5,
    "hand_over": 0.5,
    "remind_issuing": 0.5,
}


@asynccontextmanager
async def opened_town(
    data: Path, port: int, chat: str, start: datetime | None, database: str = ""
) -> AsyncIterator[Office]:
    """Everybody has a phone and a linked account when the body begins."""
    data.mkdir(parents=True, exist_ok=True)
    authority = await asyncio.to_thread(ensure, data / "authority", PROVINCE)
    settings = demo_settings(data, port, chat, authority.roots, authority.crls, database)
    set_up(settings.log_level, as_json=settings.log_json)
    clock, sandbox = DemoClock(start), Sandbox(chat)
    exchange = Path(settings.exchange_options["root"])
    post = Post(authority, exchange, data / "letters.txt")
    await forget_chats(settings.store_url)

    desk = SigningDesk(data / "authority")

    def routers(house: House) -> Sequence[APIRouter]:
        return [DemoRoutes(house, clock, post, sandbox, f"{chat}/", Sent(exchange), desk).router()]

    folder = Folder(exchange, [*CODES, PROVINCE.code], local=True, clock=clock.now)
    mail = DemoExchange(folder, Organ(PROVINCE.code, PROVINCE.agency), clock.now)
    extra = Extra(routers, mail, EVERY, loopback_only=True)
    await _answering(sandbox)
    async with running(settings, clock, EVERYTHING, extra) as office:
        until_told(office)
        await sandbox.follow(clock.now())
        first = await furnish(office.house)
        await hand_over(office.house, data / "authority")
        await asyncio.to_thread(lay_out, data / "authority")
        await seat_everybody(office.house, sandbox)
        if first:
            await _welcome(post, clock)
        else:
            await show_again(office.house)
        yield office


async def _answering(sandbox: Sandbox) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while not await sandbox.answers():  # noqa: ASYNC110 - another process answers
                await asyncio.sleep(0.1)
    except TimeoutError as error:
        raise Fault(Turn.NEVER, "Khung chat thử không trả lời.") from error


async def _welcome(post: Post, clock: DemoClock) -> None:
    """Văn bản đầu tiên — so that something waits when the chat is opened."""
    raw = await asyncio.to_thread(post.letter, SUBJECTS[0], 0, CODES[0], clock.now())
    await asyncio.to_thread(post.deliver, raw, CODES[0])
