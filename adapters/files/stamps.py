"""Vùng đóng dấu — the port `Stamps`: each page is read in a child that can be killed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from adapters.files.pages import room_below, stamp_words

_AT_ONCE = 2


@dataclass(frozen=True)
class StampReader:
    """Đọc vùng đóng dấu — at most two pages at a time: each is a process with a gigabyte to spend."""

    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def words(self, content: bytes) -> str:
        async with self._turn:
            return await stamp_words(content)

    async def room(self, content: bytes, page: int | None = None) -> float:
        async with self._turn:
            return await room_below(content, page)
