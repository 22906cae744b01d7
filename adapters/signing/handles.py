"""Tệp không tên — how fifty megabytes go to a child and come back: by handles, not through a pipe.

All but `opened` block, so they are called in a thread.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from io import FileIO

MAX_FILE = 256 * 1024 * 1024


@asynccontextmanager
async def opened(
    make: Callable[[bytes], Sequence[FileIO]], content: bytes
) -> AsyncIterator[Sequence[FileIO]]:
    """Mở trong lúc dùng — made and given back in a thread; who gives up while they are being filled
    leaves none open.
    """
    making = asyncio.ensure_future(asyncio.to_thread(make, content))
    try:
        files = await asyncio.shield(making)
    except asyncio.CancelledError:
        making.add_done_callback(_unwanted)
        raise
    try:
        yield files
    finally:
        await asyncio.shield(asyncio.to_thread(let_go, *files))


def _unwanted(making: asyncio.Future[Sequence[FileIO]]) -> None:
    if not making.cancelled() and making.exception() is None:
        let_go(*making.result())


def handles(content: bytes) -> tuple[FileIO, FileIO]:
    """Hai tệp tạm — one for the child to read, filled, and one for it to write; nobody else can
    open them, and they are gone when both sides have let go.
    """
    return handle(content), _nameless()


def reading(content: bytes) -> tuple[FileIO]:
    """Một tệp tạm cho tiến trình con đọc."""
    return (handle(content),)


def handle(content: bytes) -> FileIO:
    """Một tệp tạm — filled, for the child to read from its beginning."""
    given = _nameless()
    view, written = memoryview(content), 0
    while written < len(content):
        written += given.write(view[written:])
    given.seek(0)
    return given


def let_go(*files: FileIO) -> None:
    """Trả lại — giving fifty megabytes back takes the system ten milliseconds."""
    for file in files:
        file.close()


def whole(file: FileIO) -> bytes:
    """Cả tệp mà tiến trình con làm ra. ValueError when it is too large."""
    if os.fstat(file.fileno()).st_size > MAX_FILE:
        raise ValueError("the child made too large a file")
    file.seek(0)
    return file.readall()


def _nameless() -> FileIO:
    return tempfile.TemporaryFile(buffering=0)
