from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from adapters.files.store import MOST_BYTES, FileStore
from core.errors import Fault, Turn


def path_of(root: Path, key: str) -> Path:
    return root / key[:2] / key[2:4] / key


async def test_a_file_lies_under_its_hash_and_leaves_no_drafts(tmp_path: Path) -> None:
    key = await FileStore(tmp_path).put(b"noi dung")
    assert path_of(tmp_path, key).read_bytes() == b"noi dung"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path_of(tmp_path, key)]


@pytest.mark.basis("R-6.1")
async def test_an_altered_file_is_never_handed_out(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    key = await store.put(b"goc")
    path_of(tmp_path, key).write_bytes(b"sua")
    with pytest.raises(Fault) as fault:
        await store.get(key)
    assert fault.value.turn is Turn.NEVER


async def test_putting_a_damaged_file_again_heals_it(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    key = await store.put(b"goc")
    path_of(tmp_path, key).write_bytes(b"")
    assert await store.put(b"goc") == key
    assert await store.get(key) == b"goc"


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
async def test_only_a_hash_is_a_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(Fault) as fault:
        await FileStore(tmp_path).get(key)
    assert fault.value.turn is Turn.NEVER


async def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        await FileStore(tmp_path).put(bytes(MOST_BYTES + 1))
    assert fault.value.turn is Turn.NEVER
    assert list(tmp_path.iterdir()) == []


async def test_a_disk_that_fails_is_tried_again_later(tmp_path: Path) -> None:
    blocked = tmp_path / "root"
    blocked.write_text("not a folder")
    with pytest.raises(Fault) as fault:
        await FileStore(blocked).put(b"x")
    assert fault.value.turn is Turn.AGAIN


async def test_the_key_is_the_sha_256(tmp_path: Path) -> None:
    assert await FileStore(tmp_path).put(b"abc") == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.basis("R-1.2")
async def test_a_dropped_file_is_gone_with_the_picture_drawn_of_it(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", tmp_path / "pages")
    key = await store.put(b"secret")
    picture = tmp_path / "pages" / key[:2] / f"{key}.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"png")
    await store.drop(key)
    await store.drop(key)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    with pytest.raises(Fault):
        await store.get(key)
