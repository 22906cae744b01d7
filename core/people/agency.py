"""Cơ quan, đơn vị — agencies and their units, as dated data: the district level ended in 2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.text import fold


@dataclass(frozen=True)
class Agency:
    """Cơ quan, tổ chức — `code` is the agency code in force, `old_code` the one before it."""

    id: UUID
    code: str
    name: str
    short_name: str = ""
    place: str = ""
    old_code: str = ""
    valid_from: date = date(2000, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True)
class Unit:
    """Đơn vị — a room of an agency; `head_id` is its lãnh đạo phòng, `short_name` stands in numbers."""

    id: UUID
    agency_id: UUID
    name: str
    head_id: UUID | None = None
    valid_from: date = date(2000, 1, 1)
    valid_to: date | None = None
    short_name: str = ""


_ABBREVIATIONS = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))


def comparable(name: str) -> str:
    """Tên cơ quan to compare by — folded, with the usual abbreviations."""
    folded = fold(name)
    for long, short in _ABBREVIATIONS:
        folded = folded.replace(long, short)
    return folded
