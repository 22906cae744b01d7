"""What is peculiar to the folder: files half written, names that lie, neighbours."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.dms import connect
from adapters.dms.folder import Folder
from adapters.edxml.parse import parse
from adapters.edxml.refusals import SecretNotSent
from core.errors import Fault
from core.exchange.package import Arrival
from tests.adapters.edxml.samples import NOON, RECEIVER, SENDER, a_notice, a_package


def put(root: Path, name: str, raw: bytes, *, age: float = 60.0) -> Path:
    path = root / RECEIVER.code / "in" / "new" / name
    path.write_bytes(raw)
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    return path


async def test_a_file_still_growing_is_left_alone(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code])
    path = put(tmp_path, "a.edxml", b"<half", age=0)
    assert await dms.fetch() == []
    path.write_bytes(b"<half/>")
    assert await dms.fetch() == []
    assert [a.raw for a in await dms.fetch()] == [b"<half/>"]


async def test_hidden_files_notes_links_and_folders_are_no_packages(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code])
    for name in (".hidden.edxml", "a.edxml.err", "a.sha256", "upload.part"):
        put(tmp_path, name, b"x")
    new = tmp_path / RECEIVER.code / "in" / "new"
    (new / "folder").mkdir()
    (new / "link.edxml").symlink_to("/etc/hostname")
    assert await dms.fetch() == []


async def test_a_file_over_the_limit_is_put_aside_with_the_reason_and_not_read(
    tmp_path: Path,
) -> None:
    dms = Folder(tmp_path, [RECEIVER.code], limit=10)
    put(tmp_path, "big.edxml", b"x" * 11)
    put(tmp_path, "small.edxml", b"x" * 10)
    assert [a.name for a in await dms.fetch()] == ["small.edxml"]
    note = tmp_path / RECEIVER.code / "in" / "bad" / "big.edxml.err"
    assert "vượt giới hạn 10 byte" in note.read_text()


async def test_one_fetch_never_holds_more_than_the_limit_in_memory(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code], limit=10)
    for n in range(3):
        put(tmp_path, f"{n}.edxml", b"x" * 5, age=60 - n)
    assert [a.name for a in await dms.fetch()] == ["0.edxml", "1.edxml"]


async def test_a_file_whose_name_cannot_be_shown_is_put_aside(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code])
    put(tmp_path, "a\nb.edxml", b"x")
    assert await dms.fetch() == []
    (note,) = (tmp_path / RECEIVER.code / "in" / "bad").glob("*.err")
    assert r"a\nb.edxml" in note.read_text()


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "..", ".", "", "a/b", ".x", "a\0b"])
async def test_an_arrival_with_a_path_for_a_name_is_never_followed(
    tmp_path: Path, name: str
) -> None:
    dms = Folder(tmp_path)
    with pytest.raises(ValueError, match="not a name"):
        await dms.settle(Arrival(RECEIVER.code, name, b""), keep=False)


@pytest.mark.parametrize("code", ["../../x", "..", ".", "a/b", "Sở Đ"])
async def test_an_agency_code_never_leaves_the_root(tmp_path: Path, code: str) -> None:
    root = tmp_path / "root"
    dms = Folder(root, local=True)
    await dms.report(a_notice(receiver_code=code))
    await dms.settle(Arrival(code, "a.edxml", b""), keep=True)
    assert [path.name for path in tmp_path.iterdir()] == ["root"]
    assert all(path.parent == root for path in root.iterdir())


async def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code])
    for raw in (b"one", b"two"):
        put(tmp_path, "a.edxml", raw)
        (arrival,) = await dms.fetch()
        await dms.settle(arrival, keep=True)
    done = tmp_path / RECEIVER.code / "in" / "done"
    assert sorted(path.read_bytes() for path in done.iterdir()) == [b"one", b"two"]


async def test_agencies_of_one_installation_reach_each_other_at_once(tmp_path: Path) -> None:
    codes = f"{SENDER.code},{RECEIVER.code}"
    dms = connect("folder", {"root": str(tmp_path), "agencies": codes, "local": "true"})
    await dms.send(a_package())
    (arrival,) = await dms.fetch()
    assert (arrival.mailbox, dms.read(arrival.raw)) == (RECEIVER.code, a_package())
    await dms.report(a_notice())
    assert {a.mailbox for a in await dms.fetch()} == {SENDER.code, RECEIVER.code}


async def test_without_the_local_road_nothing_is_dropped_next_door(tmp_path: Path) -> None:
    dms = connect("folder", {"root": str(tmp_path), "agencies": f"{SENDER.code}, {RECEIVER.code}"})
    await dms.send(a_package())
    assert list(await dms.fetch()) == []


async def test_a_package_sent_again_later_is_the_same_to_the_byte(tmp_path: Path) -> None:
    times = iter([NOON, datetime(2026, 11, 24, tzinfo=UTC)])
    dms = Folder(tmp_path, clock=lambda: next(times))
    await dms.send(a_package())
    (path,) = (tmp_path / SENDER.code / "out" / "new").iterdir()
    first = path.read_bytes()
    await dms.send(a_package())
    (path,) = (tmp_path / SENDER.code / "out" / "new").iterdir()
    assert path.read_bytes() == first
    assert parse(first) == a_package()
    assert list((tmp_path / SENDER.code / "out" / "tmp").iterdir()) == []


async def test_a_second_refusal_with_another_reason_replaces_the_first(tmp_path: Path) -> None:
    dms = Folder(tmp_path)
    await dms.report(a_notice(description="Thiếu trang 2"))
    await dms.report(a_notice(description="Sai nơi nhận"))
    (path,) = (tmp_path / RECEIVER.code / "out" / "new").iterdir()
    assert "Sai nơi nhận" in path.read_text()


async def test_a_secret_package_leaves_nothing_behind(tmp_path: Path) -> None:
    dms = Folder(tmp_path, [RECEIVER.code], local=True)
    with pytest.raises(SecretNotSent):
        await dms.send(a_package(secrecy="MẬT"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_a_root_that_is_no_folder_is_a_fault_to_try_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    dms = Folder(tmp_path / "file")
    with pytest.raises(Fault):
        await dms.report(a_notice())


@pytest.mark.parametrize("name", ["nowhere", "_files", "../folder", "folder.x", ""])
def test_an_unknown_exchange_is_refused_at_start(name: str) -> None:
    with pytest.raises(ValueError, match="exchange"):
        connect(name, {})
