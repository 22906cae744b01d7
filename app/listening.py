"""Lắng nghe — channels that are written to: kept before it is handled, each answered once.

A crash between a decision and its answer handles the words again: what was answered then is kept
with them and said, so that a decision that stands does not look refused.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any, cast

import structlog

from bot.pace import Pace
from core.errors import Fault, Turn
from core.hearing import decided, known, link_code, linked, looked
from core.ports import Ear, Heard, Kept, Ports
from core.text import Text

BATCH, TRIES = 50, 5
_LONGEST_PAUSE = 30.0
_SPAN = timedelta(minutes=10)
_log = structlog.get_logger("app.listening")


def ears(ports: Ports) -> list[Ear]:
    """Kênh nghe được — of those that the settings name."""
    return [cast("Ear", one) for one in ports.channels.values() if one.can.hears]


@dataclass
class Listener:
    """Người nghe — of one channel, by one process at a time. Runs until cancelled."""

    ear: Ear
    ports: Ports
    pause: float = 1.0
    _failures: int = 0
    _hints: Pace = field(default_factory=lambda: Pace(1, _SPAN))
    _tries: Pace = field(default_factory=lambda: Pace(5, _SPAN))
    _talk: Pace = field(default_factory=lambda: Pace(60, _SPAN))

    async def run(self) -> None:
        while True:
            try:
                await self.once()
                self._failures = 0
            except Exception as error:  # noqa: BLE001 - the other side, or the store: listen on
                await self._wait(error)

    async def once(self) -> int:
        """Nghe một lần — what was left over from before first; how many were handled."""
        handled = await self._handle_all()
        mark = await self._mark()
        heard, after = await self.ear.hear(mark)
        rows = [(_number(one), json.dumps(asdict(one)).encode()) for one in heard]
        if rows:
            await self.ports.intake.keep(self.ear.name, rows)
        if after != mark:
            await self.ports.conversations.put(self._place, {"mark": after})
        return handled + await self._handle_all()

    @property
    def _place(self) -> str:
        return f"heard:{self.ear.name}"

    async def _mark(self) -> str:
        kept = await self.ports.conversations.get(self._place) or {}
        return str(kept.get("mark", ""))

    async def _handle_all(self) -> int:
        count = 0
        while batch := await self.ports.intake.take(self.ear.name, BATCH):
            await self._handle(batch)
            count += len(batch)
        return count

    async def _handle(self, batch: Sequence[Kept]) -> None:
        for kept in batch:
            try:
                await self._one(Heard(**json.loads(kept.body)), kept)
            except Fault as fault:
                if fault.turn is Turn.AGAIN:
                    raise
                _log.warning("not answered", channel=self.ear.name, reason=fault.reason)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next one comes
                kind = type(error).__name__
                _log.error("not understood", channel=self.ear.name, error=kind)
                await self.ports.intake.fail(kept, kind)
                continue
            await self._done(kept)

    async def _one(self, heard: Heard, kept: Kept) -> None:
        if heard.read:
            actor = await known(self.ear.name, heard, self.ports)
            if actor is not None:
                await looked(self.ear.name, heard, actor, self.ports)
            return
        said = await self._answered(kept)
        if said is None:
            said = await self._answer(heard)
            if said is not None:
                await self.ports.conversations.put(self._answer_place(kept), {"said": said.wire()})
        if said is not None:
            await self.ear.say(heard.address, said)

    async def _answer(self, heard: Heard) -> Text | None:
        """None: somebody who is told nothing more for a while."""
        chat, now = _number_of(heard.address), self.ports.clock.now()
        if link_code(heard.words) is not None:
            if not self._tries.allows(chat, now):
                return Text.of("heard-too-many")
            return await linked(self.ear.name, heard, self.ports)
        actor = await known(self.ear.name, heard, self.ports)
        if actor is None:
            return Text.of("heard-stranger") if self._hints.allows(chat, now) else None
        if not self._talk.allows(chat, now):
            return Text.of("heard-too-many")
        return await decided(self.ear.name, heard, actor, self.ports)

    async def _answered(self, kept: Kept) -> Text | None:
        found = await self.ports.conversations.get(self._answer_place(kept))
        return Text.unwire(found["said"]) if found else None

    async def _done(self, kept: Kept) -> None:
        await self.ports.intake.done(kept)
        await self.ports.conversations.clear(self._answer_place(kept))

    def _answer_place(self, kept: Kept) -> str:
        return f"{self._place}:{kept.key}"

    async def _wait(self, error: Exception) -> None:
        self._failures += 1
        reason = error.reason if isinstance(error, Fault) else type(error).__name__
        _log.warning("not listening", channel=self.ear.name, reason=reason)
        told: Any = error.retry_after if isinstance(error, Fault) else None
        grown = self.pause * 2.0 ** min(self._failures - 1, 10)
        await asyncio.sleep(told or min(grown, _LONGEST_PAUSE))


def _number(heard: Heard) -> int:
    return _number_of(f"{heard.address}\n{heard.key}\n{heard.read}")


def _number_of(words: str) -> int:
    """A number for the inbox, whose keys are numbers; 63 bits of a hash."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8]) >> 1
