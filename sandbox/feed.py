"""What happened, for watchers: numbered events in a bounded buffer, and the log of requests."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from itertools import islice, takewhile
from typing import Any

import orjson

from sandbox import limits

Clock = Callable[[], float]
_HEARTBEAT_SECONDS = 15.0


class Feed:
    def __init__(self) -> None:
        self.events: deque[dict[str, Any]] = deque(maxlen=limits.EVENTS)
        self.log: deque[dict[str, Any]] = deque(maxlen=limits.LOG_ENTRIES)
        self.last_event = 0
        self.last_entry = 0
        self._watchers: set[asyncio.Event] = set()
        self._closed = False

    def tell(self, kind: str, user_id: int | None = None, **facts: object) -> None:
        """Publish one event: {"id", "type", "user_id", …facts}."""
        self.last_event += 1
        self.events.append({"id": self.last_event, "type": kind, "user_id": user_id, **facts})
        for watcher in self._watchers:
            watcher.set()

    def close(self) -> None:
        """Let every stream end, so that the server can stop at once."""
        self._closed = True
        for watcher in self._watchers:
            watcher.set()

    def record(self, entry: dict[str, Any], *, announce: bool) -> None:
        """Keep one Bot API request; polling is kept but not announced, it would drown the rest."""
        self.last_entry += 1
        entry["id"] = self.last_entry
        self.log.append(entry)
        if announce:
            short = {key: entry[key] for key in ("method", "status", "fault")}
            self.tell("log", entry.get("user_id"), entry={"id": self.last_entry, **short})

    def log_after(self, number: int, count: int) -> list[dict[str, Any]]:
        skipped = max(0, number + 1 - self.log[0]["id"]) if self.log else 0
        return list(islice(self.log, skipped, skipped + count))

    def since(self, number: int) -> list[dict[str, Any]]:
        """Events after `number`; a first one of type "gap" when some were already dropped."""
        if number > self.last_event:  # from before a restart
            return [{"id": self.last_event, "type": "gap", "user_id": None}]
        newest = takewhile(lambda event: event["id"] > number, reversed(self.events))
        events = list(newest)[::-1]
        oldest = self.events[0]["id"] if self.events else self.last_event + 1
        if number + 1 < oldest:
            events.insert(0, {"id": oldest - 1, "type": "gap", "user_id": None})
        return events

    async def stream(self, after: int) -> AsyncIterator[bytes]:
        """Server-sent events, replayed after number `after`, with a heartbeat."""
        watcher = asyncio.Event()
        self._watchers.add(watcher)
        try:
            yield b": open\n\n"
            while not self._closed:
                watcher.clear()
                for event in self.since(after):
                    after = event["id"]
                    kind, data = event["type"].encode(), orjson.dumps(event)
                    yield b"id: %d\nevent: %s\ndata: %s\n\n" % (after, kind, data)
                try:
                    await asyncio.wait_for(watcher.wait(), _HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._watchers.discard(watcher)
