"""Ảnh so sánh — drawn once for each pair of files and kept apart from the originals (N11)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from adapters.files.redline import Redline, packed, redline, unpacked
from app.pictures import keep
from core.ports import Files


@dataclass(frozen=True)
class Redlines:
    """So sánh hai bản — of the PDFs with these SHA-256, which are checked first. Raises `Fault`
    when one is missing, a `Refusal` when they cannot be compared. One pair at a time: it takes a
    gigabyte and seconds.
    """

    files: Files
    folder: Path
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def __call__(self, before: str, after: str) -> Redline:
        old, new = await self.files.get(before), await self.files.get(after)
        kept = self.folder / after[:2] / f"{before[:32]}-{after}.redline"
        async with self._turn:
            if kept.exists():
                return unpacked(before, after, await asyncio.to_thread(kept.read_bytes))
            found = await redline(old, new)
            await asyncio.to_thread(keep, kept, packed(found))
            return found
