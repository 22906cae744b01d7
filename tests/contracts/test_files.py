"""The port `Files`: one suite for the store on disk and for the fake of the tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from adapters.files.store import FileStore
from core.ports import Files
from tests.core.office import FakeFiles


@pytest.fixture(params=["disk", "fake"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return FileStore(tmp_path) if request.param == "disk" else FakeFiles()


@pytest.mark.parametrize("content", [b"", b"x", b"\x00\xff" * 100_000])
async def test_what_was_put_is_got_by_its_hash(files: Files, content: bytes) -> None:
    key = await files.put(content)
    assert key == hashlib.sha256(content).hexdigest()
    assert await files.get(key) == content


async def test_putting_twice_is_putting_once(files: Files) -> None:
    assert await files.put(b"mot") == await files.put(b"mot")
    assert await files.get(await files.put(b"mot")) == b"mot"


async def test_different_files_do_not_disturb_each_other(files: Files) -> None:
    keys = [await files.put(bytes([n]) * 10) for n in range(20)]
    assert len(set(keys)) == 20
    assert [await files.get(key) for key in keys] == [bytes([n]) * 10 for n in range(20)]
