"""Nameless files: filled in a thread, and closed whoever gives up."""

from __future__ import annotations

import asyncio
import threading
from io import FileIO

import pytest

from adapters.signing.handles import handle, opened, reading
from tests.sandbox.chat_page import until


async def test_a_file_is_open_while_it_is_used_and_closed_afterwards() -> None:
    async with opened(reading, b"abc") as (given,):
        assert given.readall() == b"abc"
    assert given.closed


async def test_who_gives_up_while_it_is_filled_leaves_none_open() -> None:
    begun, go, made = threading.Event(), threading.Event(), list[FileIO]()

    def slowly(content: bytes) -> tuple[FileIO]:
        made.append(handle(content))
        begun.set()
        go.wait(5)
        return (made[0],)

    async def use() -> None:
        async with opened(slowly, b"abc"):
            raise AssertionError("nobody waited for it")

    using = asyncio.create_task(use())
    await asyncio.to_thread(begun.wait, 5)
    using.cancel()
    with pytest.raises(asyncio.CancelledError):
        await using
    assert not made[0].closed
    go.set()
    await asyncio.to_thread(until, lambda: made[0].closed)


async def test_a_file_that_could_not_be_made_is_the_makers_fault() -> None:
    def never(_content: bytes) -> tuple[FileIO]:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        async with opened(never, b""):
            raise AssertionError("nothing to use")
