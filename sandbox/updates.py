"""Updates on their way to the bot: kept 24 hours, confirmed by offset, one poller at a time."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from sandbox import limits
from sandbox.refusals import Refused

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "message_reaction")
_NOT_BY_DEFAULT = {"message_reaction"}
_FIRST = 730_000_001
_AHEAD = 10  # source: an offset further ahead than this is taken for a mistake


class UpdateQueue:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.waiting: deque[tuple[float, dict[str, Any]]] = deque(maxlen=limits.UPDATES)
        self.next_id = _FIRST
        self.allowed: list[str] = []
        self.disordered = False
        self.poller: asyncio.Future[Refused | None] | None = None

    def wants(self, kind: str) -> bool:
        if self.allowed:
            return kind in self.allowed
        return kind not in _NOT_BY_DEFAULT

    def made(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        update = {"update_id": self.next_id, kind: content}
        self.next_id += 1
        return update

    def add(self, updates: Iterable[dict[str, Any]], *, disordered: bool = False) -> None:
        now = self.clock()
        self.disordered = self.disordered or disordered
        self.waiting.extend((now, update) for update in updates)
        self.wake(None)

    def take(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Forget what `offset` confirms and show what follows."""
        self._drop_expired()
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        if offset > self.next_id + _AHEAD:
            offset = 0
        if offset > 0:
            self._confirm(offset)
        return [row[1] for row, _ in zip(self.waiting, range(limit), strict=False)]

    def _confirm(self, offset: int) -> None:
        while self.waiting and self.waiting[0][1]["update_id"] < offset:
            self.waiting.popleft()
        if self.disordered:  # only while that fault is about: the whole queue is looked through
            rows = [row for row in self.waiting if row[1]["update_id"] >= offset]
            self.waiting = deque(rows, maxlen=limits.UPDATES)
            self.disordered = bool(rows)

    def settle(self, update: dict[str, Any]) -> None:
        """Forget one update that a webhook has taken."""
        for index, row in enumerate(self.waiting):
            if row[1] is update:
                del self.waiting[index]
                return

    def clear(self) -> None:
        self.waiting.clear()

    def wake(self, refusal: Refused | None) -> None:
        if self.poller is not None and not self.poller.done():
            self.poller.set_result(refusal)

    async def wait(self, seconds: float) -> None:
        """Until something arrives or time is up; raises the Refused that took our place."""
        mine: asyncio.Future[Refused | None] = asyncio.get_running_loop().create_future()
        self.poller = mine
        try:
            refusal = await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            refusal = None
        finally:
            if self.poller is mine:
                self.poller = None
        if refusal is not None:
            raise refusal

    def _drop_expired(self) -> None:
        oldest = self.clock() - limits.UPDATE_SECONDS
        while self.waiting and self.waiting[0][0] < oldest:
            self.waiting.popleft()
