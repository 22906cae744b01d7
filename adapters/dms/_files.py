"""Tệp ghi chắc — files that are either whole and on the disk, or not there at all."""

from __future__ import annotations

import asyncio
import hashlib
import os
import uuid
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import quote

from core.errors import Fault, Turn

P = ParamSpec("P")
R = TypeVar("R")

_NAME_LIMIT = 200  # bytes; file systems allow 255, and `.err` and a counter are added


def folder_name(code: str) -> str:
    """The folder of agency `code`: no separators, never hidden, the same for the same code."""
    name = quote(code.strip().upper(), safe="")
    name = f"%2E{name[1:]}" if name.startswith(".") else name
    if not 0 < len(name) <= _NAME_LIMIT:
        raise ValueError(f"not an agency code: {code[:40]!r}")
    return name


def sound(name: str) -> bool:
    """Whether `name` may be joined to a folder: one visible component of printable text."""
    plain = name.isprintable() and not name.startswith(".") and Path(name).name == name
    return bool(name) and plain and len(os.fsencode(name)) <= _NAME_LIMIT


def tame(name: str) -> str:
    """`name` when it is sound, else a digest of it."""
    return name if sound(name) else digest(os.fsencode(name))


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:40]


def write(path: Path, raw: bytes, *, by_way_of: Path) -> None:
    """Written in the folder `by_way_of` (same file system), then renamed over `path`."""
    draft = by_way_of / f".{uuid.uuid4().hex}"
    try:
        with draft.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def move(path: Path, to: Path) -> None:
    path.replace(to)
    sync(to.parent)
    sync(path.parent)


def put_aside(path: Path, name: str, reason: str) -> None:
    """`in/new` to `in/bad` with a note; the note first: a crash in between loses nothing."""
    bad = path.parent.parent / "bad"
    target = free(bad, name)
    write(target.with_name(f"{target.name}.err"), f"{reason}\n".encode(), by_way_of=bad)
    move(path, target)


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    sync(path.parent)


def free(folder: Path, name: str) -> Path:
    """`name` in `folder`, or `name` with a number before its ending when it is taken."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - the name is not a path
    names = (name if n == 1 else f"{stem}-{n}{ending}" for n in count(1))
    return next(path for each in names if not (path := folder / each).exists())


def read(path: Path, limit: int) -> bytes:
    """At most `limit` + 1 bytes of a plain file; a link is not followed (OSError)."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(limit + 1)


def sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


async def outside(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """`work` in a thread; what the file system refuses is a fault to try again."""
    try:
        return await asyncio.to_thread(work, *args, **kwargs)
    except OSError as error:
        raise Fault(Turn.AGAIN, f"folder exchange: {error.strerror or error}") from error
