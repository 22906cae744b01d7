"""Kiểm tra nửa ngày — one person's look at the work, twice a working day (Điều 20.1, R-20.1b)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area


class CheckState(StrEnum):
    OPEN = "open"
    CHECKED = "checked"


@dataclass(frozen=True)
class Slot:
    """Nửa ngày làm việc — `name` such as `2026-11-23/am`; `begins` the moment its digest is due."""

    day: date
    half: str
    begins: datetime
    ends: datetime
    before: datetime

    @property
    def name(self) -> str:
        return f"{self.day.isoformat()}/{self.half}"


@dataclass(eq=False)
class HalfDayCheck:
    """Lượt kiểm tra — the counts are as they stood when the digest was made;
    `led_overdue` what is late in the unit or the agency that the person leads; `again_at` is when its
    reader wants it once more.
    """

    area: ClassVar[Area] = Area.CHECK

    id: UUID
    agency_id: UUID
    person_id: UUID
    day: date
    half: str
    state: CheckState
    created_at: datetime
    new: int = 0
    due: int = 0
    overdue: int = 0
    led_overdue: int = 0
    checked_at: datetime | None = None
    via: str = ""
    again_at: datetime | None = None
    snoozes: int = 0
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1


def check_id(person_id: UUID, slot: str) -> UUID:
    """The same person and half day give the same id: a repeated digest cannot double."""
    return UUID(bytes=check_key(person_id.hex, slot))


def check_key(person: str, slot: str) -> bytes:
    """The 16 bytes of the id; a rule that every database can follow by itself."""
    return hashlib.sha256(f"{person}/{slot}".encode()).digest()[:16]
