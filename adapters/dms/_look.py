"""Tệp chờ nhận — what lies in the mailboxes of a folder exchange at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from adapters.dms._files import folder_name

_NOT_PACKAGES = (".err", ".sha256", ".tmp", ".part", ".filepart")


@dataclass(frozen=True)
class Look:
    """One file of a mailbox as a look at the folder found it."""

    mailbox: str
    path: Path
    size: int
    changed: int  # nanoseconds


def look_around(root: Path) -> Iterator[Look]:
    """Every file in an `in/new` under `root` that could be a package."""
    for new in root.glob("*/in/new"):
        mailbox = unquote(new.parent.parent.name)
        if folder_name(mailbox) != new.parent.parent.name:  # not a folder of ours
            continue
        for path in new.iterdir():
            if look := _look(mailbox, path):
                yield look


def _look(mailbox: str, path: Path) -> Look | None:
    if path.name.startswith(".") or path.suffix.lower() in _NOT_PACKAGES or path.is_symlink():
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not path.is_file():
        return None
    return Look(mailbox, path, found.st_size, found.st_mtime_ns)
