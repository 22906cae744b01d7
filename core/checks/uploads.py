"""Tệp nộp lên — looked at before one byte of it is kept: its format, and no stamp of secrecy."""

from __future__ import annotations

import asyncio

from core.errors import Refusal
from core.exchange import formats
from core.exchange.stamp_area import standing_secrecy
from core.ports import Ports


class SecretStamp(Refusal):
    """A word of secrecy stands in the stamp area of page 1: is it secret after all (R-1.2)?"""


async def look_at(name: str, content: bytes, ports: Ports) -> None:
    """Xem tệp nộp lên — raises `FileRefused`, `SecretStamp`, or why page 1 cannot be read."""
    await asyncio.to_thread(formats.refuse, name, content)
    if formats.ending(name) != ".pdf":
        return
    words = standing_secrecy(await ports.stamps.words(content))
    if words:
        raise SecretStamp(words=words)
