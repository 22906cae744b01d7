"""Cho ăn cập nhật — kept updates go to the dispatcher: one chat in order, chats side by side.

A crash between a decision and `done` feeds the update again; versions and the conversation's list
of seen updates make that harmless. A passing failure of Telegram is therefore simply tried again.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import Update

from bot.faults import PASSING
from core.ports import Intake, Kept

TRIES = 5
_BATCH = 100
_IDLE = 0.5
_log = structlog.get_logger("bot.intake")

Feed = Callable[[dict[str, Any]], Awaitable[None]]


def feeder(dispatcher: Dispatcher, bot: Bot) -> Feed:
    """Validated with its bot: without it the dispatcher validates every update a second time."""

    async def feed(raw: dict[str, Any]) -> None:
        update = Update.model_validate(raw, context={"bot": bot})
        await dispatcher.feed_update(bot, update)

    return feed


@dataclass
class IntakeWorker:
    """Người cho ăn — at most `width` chats at a time. Runs until cancelled."""

    intake: Intake
    source: str
    feed: Feed
    width: int = 32
    pause: float = 1.0
    _lanes: dict[int, deque[Kept]] = field(default_factory=dict)
    _held: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something was kept in this process; another process's updates are found by looking."""
        self._news.set()

    async def run(self) -> None:
        try:
            while True:
                await self._round()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settled(self) -> None:
        """Take and handle everything there is; for tests and for an orderly stop."""
        while await self._take() or self._tasks:
            await asyncio.gather(*self._tasks)

    async def _round(self) -> None:
        self._news.clear()
        try:
            found = await self._take()
        except Exception as error:  # noqa: BLE001 - the store is down: look again later
            _log.warning("intake cannot be read", error=type(error).__name__)
            found = 0
        if found:
            return
        try:
            await asyncio.wait_for(self._news.wait(), _IDLE)
        except TimeoutError:
            return

    async def _take(self) -> int:
        """Put what is new into its chat's lane; returns how many were new. What was under way when
        the store was asked may have ended before it answered: its row is old, and not fed again.
        """
        if len(self._held) >= 10 * _BATCH:
            return 0
        known = set(self._held)
        kept = await self.intake.take(self.source, _BATCH + len(known))
        fresh = [one for one in kept if one.id not in known]
        for one in fresh:
            self._held.add(one.id)
            self._queue(one)
        return len(fresh)

    def _queue(self, kept: Kept) -> None:
        chat = chat_of(kept.body)
        lane = self._lanes.get(chat)
        if lane is not None:
            lane.append(kept)
            return
        self._lanes[chat] = deque([kept])
        task = asyncio.create_task(self._drain(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, chat: int) -> None:
        lane = self._lanes[chat]
        try:
            while lane:
                async with self._room:
                    await self._handle(lane[0])
                self._held.discard(lane.popleft().id)
        except Exception as error:  # noqa: BLE001 - not marked: the whole lane is taken again
            _log.warning("an update could not be marked", error=type(error).__name__)
            await asyncio.sleep(self.pause)
        finally:
            self._held.difference_update(one.id for one in lane)
            del self._lanes[chat]

    def __post_init__(self) -> None:
        self._room = asyncio.Semaphore(self.width)

    async def _handle(self, kept: Kept) -> None:
        """Feed one update, patiently while Telegram is away, then mark it."""
        try:
            raw = json.loads(kept.body)
            await self._fed(raw)
        except Exception as error:  # noqa: BLE001 - whatever it is, the chat's next update comes
            kind = type(error).__name__
            _log.error("update failed", update=kept.key, error=kind)
            await self.intake.fail(kept, kind)
            return
        await self.intake.done(kept)

    async def _fed(self, raw: dict[str, Any]) -> None:
        for attempt in range(TRIES):
            try:
                await self.feed(raw)
            except PASSING as error:
                if attempt == TRIES - 1:
                    raise
                told = error.retry_after if isinstance(error, TelegramRetryAfter) else 0
                await asyncio.sleep(told or self.pause * 2**attempt)
            else:
                return


def chat_of(body: bytes) -> int:
    """The chat an update belongs to; 0 for what cannot be read."""
    try:
        raw = json.loads(body)
        for kind in ("message", "callback_query", "my_chat_member"):
            if kind in raw:
                part = raw[kind]
                return int((part.get("chat") or part["from"])["id"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return 0
    return 0
