"""Kênh nghỉ khi được yêu cầu — a 429 of one channel stops that channel alone, for as long as it said.

What is asked of it meanwhile is put off without a call: the other side need not say it again, and
nobody who can be reached by another channel waits for this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.ports import Can, Hanging, Heard
from core.text import Text

LONGEST = timedelta(hours=1)
"""A rest that is longer is looked at again after an hour: the number may be a mistake."""


class Resting:
    """Kênh có nghỉ — `channel` with its port `Channel`, and `Ear` where it hears."""

    def __init__(self, channel: Any, now: Callable[[], datetime]) -> None:
        self._channel = channel
        self._now = now
        self._until: datetime | None = None

    @property
    def name(self) -> str:
        return str(self._channel.name)

    @property
    def trust(self) -> Exposure:
        trust: Exposure = self._channel.trust
        return trust

    @property
    def can(self) -> Can:
        can: Can = self._channel.can
        return can

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        with self._asked():
            sent: tuple[str, str] = await self._channel.send(
                address, card, silent=silent, reason=reason, once=once
            )
            return sent

    async def amend(self, hanging: Hanging, card: Card) -> str:
        with self._asked():
            return str(await self._channel.amend(hanging, card))

    async def hear(self, mark: str) -> tuple[Sequence[Heard], str]:
        """Listening has a limit of its own, which the listener keeps."""
        heard: tuple[Sequence[Heard], str] = await self._channel.hear(mark)
        return heard

    async def say(self, address: str, text: Text) -> None:
        with self._asked():
            await self._channel.say(address, text)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Raises `Fault` AGAIN while it rests; every fault says whose it is."""
        left = (self._until - self._now()).total_seconds() if self._until else 0.0
        if left > 0:
            raise Fault(Turn.AGAIN, f"{self.name}: resting", retry_after=left, channel=self.name)
        try:
            yield
        except Fault as fault:
            fault.channel = self.name
            if fault.retry_after:
                self._until = self._now() + min(timedelta(seconds=fault.retry_after), LONGEST)
            raise
