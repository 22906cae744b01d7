"""Comparisons are drawn once, kept, and bound to the files by their hashes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from adapters.files.store import FileStore
from app.redlines import Redlines
from core.errors import Fault
from tests.adapters.files.test_redline import pages

OLD, NEW = pages(((50, 700),)), pages(((50, 500),))


async def test_the_second_look_is_the_same_and_quick(tmp_path: Path) -> None:
    files = FileStore(tmp_path / "blobs")
    old, new = await files.put(OLD), await files.put(NEW)
    redlines = Redlines(files, tmp_path / "pages")
    first = await redlines(old, new)
    assert (first.before_sha256, first.after_sha256, first.changed) == (old, new, (1,))
    begun = time.monotonic()
    assert await redlines(old, new) == first
    assert time.monotonic() - begun < 0.1


async def test_a_file_that_is_not_kept_is_not_compared(tmp_path: Path) -> None:
    files = FileStore(tmp_path / "blobs")
    with pytest.raises(Fault):
        await Redlines(files, tmp_path / "pages")(await files.put(OLD), "0" * 64)
