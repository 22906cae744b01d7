"""What the bot keeps, in memory: conversations and the intake."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from core.ports import Kept


class FakeConversations:
    """Values go through JSON, as they do in a store."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def get(self, key: str) -> dict[str, Any] | None:
        return json.loads(self.kept[key]) if key in self.kept else None

    async def put(self, key: str, value: Mapping[str, Any]) -> None:
        self.kept[key] = json.dumps(value)

    async def clear(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeIntake:
    """Kept once by key, taken in order; `forgets_done` plays a process that dies before `done`."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], Kept] = {}
        self.open: list[Kept] = []
        self.finished: list[int] = []
        self.failed: dict[int, str] = {}
        self.down = False

    async def keep(self, source: str, updates: Sequence[tuple[int, bytes]]) -> None:
        if self.down:
            raise OSError("the store is away")
        for key, body in updates:
            if (source, key) not in self.rows:
                kept = Kept(len(self.rows) + 1, source, key, body)
                self.rows[(source, key)] = kept
                self.open.append(kept)

    async def take(self, source: str, limit: int) -> Sequence[Kept]:
        return [one for one in self.open if one.source == source][:limit]

    async def done(self, kept: Kept) -> None:
        self.open.remove(kept)
        self.finished.append(kept.key)

    async def fail(self, kept: Kept, note: str) -> None:
        self.open.remove(kept)
        self.failed[kept.key] = note

    def again(self, key: int | None = None) -> None:
        """The last update once more, as after a crash between the decision and `done`."""
        wanted = key or self.finished[-1]
        self.open.append(next(one for one in self.rows.values() if one.key == wanted))
