"""Các cặp ghép của máy này — one file, readable by its owner alone; never a PIN, never a key."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from adapters.signing.key_place import prompt
from core.signing.machine import KeyPlaceStrange, NotPairedYet, PairingUnreadable

MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Pairing:
    """Một cặp ghép — `key` is where the key is kept (see `key_place`), `certificate` DER as base64."""

    server: str
    token: str = field(repr=False)
    key: str
    certificate: str = field(repr=False)
    person: str
    agency: str
    role: str
    holder: str

    @property
    def leaf(self) -> bytes:
        """Chứng thư số đã ghép — DER."""
        return base64.b64decode(self.certificate)

    @property
    def prompt(self) -> str:
        """Khóa của câu hỏi mã bí mật — see `key_place.prompt`; a damaged place is told when used."""
        try:
            return prompt(self.key)
        except KeyPlaceStrange:
            return "machine-pin"


def settings_file() -> Path:
    """Tệp cài đặt của người đang dùng máy — in `$XDG_CONFIG_HOME`, else in `~/.config`."""
    told = os.environ.get("XDG_CONFIG_HOME", "")
    home = Path(told) if told.startswith("/") else Path.home() / ".config"
    return home / "vanthu" / "agent.json"


def pairings(path: Path) -> list[Pairing]:
    """Mọi cặp ghép. Raises `NotPairedYet`, `PairingUnreadable`."""
    try:
        with path.open("rb") as file:
            rows = json.loads(file.read(MOST_BYTES))
        found = [Pairing(**row) for row in rows]
    except FileNotFoundError:
        raise NotPairedYet from None
    except (OSError, ValueError, TypeError):
        raise PairingUnreadable(path=str(path)) from None
    if not found:
        raise NotPairedYet
    return found


def keep(path: Path, new: Pairing) -> None:
    """Ghi một cặp ghép — in place of an older one for the same person and kind of signature there."""
    old: Sequence[Pairing] = ()
    with contextlib.suppress(NotPairedYet):
        old = pairings(path)
    others = [one for one in old if _same_place(one) != _same_place(new)]
    _write(path, json.dumps([asdict(one) for one in [*others, new]], ensure_ascii=False, indent=1))


def _same_place(one: Pairing) -> tuple[str, str, str, str]:
    return one.server, one.role, one.person, one.agency


def _write(path: Path, text: str) -> None:
    """Whole or not at all; the folder and the file are the owner's alone from the beginning."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".agent-")  # mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
