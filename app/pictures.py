"""Ảnh trang đầu — drawn once for each file and kept apart from the originals."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path

from adapters.files.pages import first_page_png
from core.errors import Fault, Refusal, Turn
from core.ports import Files

_AT_ONCE = 2


@dataclass(frozen=True)
class Pictures:
    """Ảnh trang đầu — of the PDF with this SHA-256, as PNG. Raises `Fault` NEVER when it cannot
    be drawn. At most two are drawn at a time: each is a process with a gigabyte to spend.
    """

    files: Files
    folder: Path
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def __call__(self, sha256: str) -> bytes:
        content = await self.files.get(sha256)
        kept = self.folder / sha256[:2] / f"{sha256}.png"
        if kept.exists():
            return await asyncio.to_thread(kept.read_bytes)
        async with self._turn:
            try:
                picture = await first_page_png(content)
            except Refusal as refusal:
                raise Fault(Turn.NEVER, f"no first page: {refusal}", text=refusal.text) from refusal
        await asyncio.to_thread(keep, kept, picture)
        return picture


def keep(path: Path, picture: bytes) -> None:
    """Giữ lại — whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(picture)
    draft.replace(path)
