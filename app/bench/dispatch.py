"""Bộ điều phối — stored bytes to the sent answer (M1) and dispatch alone (M4), with a stub API.

The ceiling is aiogram itself: a dispatcher with one handler that answers, and commits nothing.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import orjson
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.types import CallbackQuery, Message, Update

from app.bench.measure import Figure, peak_mb, percentiles
from app.bench.office import task
from app.bench.place import opened
from app.bench.tap import flood
from bot.buttons import StepButton
from bot.channel import TelegramChannel
from bot.dispatcher import build_dispatcher
from bot.session import make_bot
from core.people.person import Actor

TOKEN = "1:" + "A" * 35


class Stub(BaseSession):
    """A Bot API that says yes at once."""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        if method.__returning__ is bool:
            return True
        return Message.model_validate(_message(1, 1), context={"bot": bot})

    async def close(self) -> None: ...

    async def stream_content(
        self, url: str, *_args: Any, **_kwargs: Any
    ) -> AsyncGenerator[bytes, None]:
        yield b""


def answered(tasks: int, width: int) -> list[Figure]:
    """M1 and M4, each with its ceiling from the same run."""
    return asyncio.run(_answered(tasks, width))


async def _answered(tasks: int, width: int) -> list[Figure]:
    bot = make_bot(TOKEN)
    bot.session = Stub()
    plain = Dispatcher(disable_fsm=True)
    plain.callback_query.register(_yes, StepButton.filter())
    raw = [_tap(n, "acc", task(n, 1).id.hex) for n in range(tasks + 1)]
    await _feed(plain, bot, raw[tasks])  # the first of each loads what all need
    bare, _ = await flood(lambda n: _feed(plain, bot, raw[n]), range(tasks), width)
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder) / "tap.sqlite3", tasks + 1) as place:
            channel = TelegramChannel(bot, place.ports.texts, _no_picture)
            whole = build_dispatcher(place.ports, channel)
            await _feed(whole, bot, raw[tasks])
            rate, times = await flood(lambda n: _feed(whole, bot, raw[n]), range(tasks), width)
            alone = await _one_by_one(whole, bot, plain, place, channel)
    p50, p99 = percentiles(times)
    tap = Figure("M1 bấm → ghi bền → trả lời, 64 chờ", rate, p50, p99, peak_mb(), rate / bare)
    tap.goal, tap.more = "≥ 0,25; mong ≥ 0,5", {"ceiling_per_second": bare}
    return [tap, alone]


async def _one_by_one(
    _whole: Dispatcher, bot: Bot, plain: Dispatcher, place: Any, channel: TelegramChannel
) -> Figure:
    """Pre-parsed updates that no handler wants, so that all of them are passed over."""
    import dataclasses

    ports = dataclasses.replace(place.ports, store=_Known())
    whole = build_dispatcher(ports, channel)
    taps = [_parsed(bot, _tap(n, "acc", task(n, 1).id.hex)) for n in range(2_000)]
    unknown = [_parsed(bot, _tap(n, "", "", data="zz:1")) for n in range(2_000)]
    bare, _ = await flood(lambda n: plain.feed_update(bot, taps[n]), range(2_000), 1)
    rate, times = await flood(lambda n: whole.feed_update(bot, unknown[n]), range(2_000), 1)
    p50, p99 = percentiles(times)
    figure = Figure("M4 điều phối cả ứng dụng", rate, p50, p99, ratio=rate / bare)
    figure.goal, figure.more = "≥ 0,6; mong ≥ 0,85", {"ceiling_per_second": bare}
    return figure


class _Known:
    """A store that knows everybody: dispatch is measured, not the database."""

    async def read(self, _query: Any) -> Actor:
        one = task(0, 1)
        return Actor(one.assignee_id, one.agency_id, "telegram")


async def _yes(callback: CallbackQuery) -> None:
    await callback.answer()


async def _no_picture(_sha256: str) -> bytes:
    return b""


async def _feed(dispatcher: Dispatcher, bot: Bot, raw: bytes) -> None:
    update = Update.model_validate(orjson.loads(raw), context={"bot": bot})
    await dispatcher.feed_update(bot, update)


def _parsed(bot: Bot, raw: bytes) -> Update:
    return Update.model_validate(orjson.loads(raw), context={"bot": bot})


def _message(chat: int, number: int) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": "Người"},
        "text": "Chủ trì văn bản đến số 1234\nUBND tỉnh · 5678/UBND-NN",
    }


def _tap(number: int, code: str, document: str, data: str = "") -> bytes:
    chat = 1001 + number
    callback = {
        "id": str(number),
        "from": {"id": chat, "is_bot": False, "first_name": "Người"},
        "chat_instance": "1",
        "data": data or f"s:{code}:{document}:1",
        "message": _message(chat, 1),
    }
    return json.dumps({"update_id": number + 1, "callback_query": callback}).encode()
