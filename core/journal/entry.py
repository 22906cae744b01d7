"""Nhật ký xử lý — append-only, chained by hash: a changed byte is found offline (R-3.18, P10)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """Một dòng nhật ký — who did which step to what, on which basis, with what before and after.

    `seq` counts from 1 within the agency; `previous` and `hash` are SHA-256 in hex.
    """

    agency_id: UUID
    at: datetime
    person_id: UUID | None
    via: str
    step: str
    basis: str
    area: str
    document_id: UUID
    before: str
    after: str
    details: Mapping[str, Any]
    seq: int = 0
    previous: str = GENESIS
    hash: str = ""

    def chained(self, seq: int, previous: str) -> Entry:
        """The same entry in its place in the chain."""
        placed = vars(self) | {"seq": seq, "previous": previous}
        return Entry(**placed | {"hash": _digest(placed)})

    def follows(self, seq: int, previous: str) -> bool:
        """Đúng chỗ, đúng chuỗi — stands at `seq` after the entry with hash `previous`, unaltered."""
        placed = self.seq == seq and self.previous == previous
        return placed and self.hash == self.digest()

    def digest(self) -> str:
        """SHA-256 over the canonical JSON of everything but the hash itself."""
        return _digest(vars(self))

    def plain(self) -> dict[str, Any]:
        """Dòng nhật ký dạng JSON — every value as it went into the hash: `digest_of` gives it again."""
        written: dict[str, Any] = json.loads(_CANONICAL.encode(vars(self)))
        return written


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_plain)


def _digest(values: Mapping[str, Any]) -> str:
    body = {name: value for name, value in values.items() if name != "hash"}
    return hashlib.sha256(_CANONICAL.encode(body).encode()).hexdigest()


def digest_of(plain: Mapping[str, Any]) -> str:
    """Mã băm của một dòng đã ghi ra — the one it must bear when nothing in it was changed."""
    return _digest(plain)


def first_break(entries: Iterable[Entry], previous: str = GENESIS, seq: int = 0) -> int | None:
    """Số thứ tự dòng đầu tiên bị sửa, thiếu hoặc chèn; None when the chain holds."""
    for entry in entries:
        seq += 1
        if not entry.follows(seq, previous):
            return seq
        previous = entry.hash
    return None
