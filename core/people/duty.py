"""Lịch trực — who has the watch, and who takes it over next, by name (N8)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area

MOST_SHIFTS = 200


class DutyState(StrEnum):
    """`DUE`: somebody is to take over now; until he has, the one before him keeps the watch."""

    OFF = "off"
    HELD = "held"
    DUE = "due"


@dataclass(frozen=True)
class Shift:
    """Ca trực — of one person, from one moment up to another."""

    person_id: UUID
    begins: datetime
    ends: datetime

    def row(self) -> dict[str, str]:
        """As it is stored; `unrow` is the reverse."""
        begins, ends = self.begins.isoformat(), self.ends.isoformat()
        return {"person": self.person_id.hex, "begins": begins, "ends": ends}

    @classmethod
    def unrow(cls, row: dict[str, str]) -> Shift:
        begins, ends = (datetime.fromisoformat(row[name]) for name in ("begins", "ends"))
        return cls(UUID(hex=row["person"]), begins, ends)

    def overlaps(self, other: Shift) -> bool:
        return self.begins < other.ends and other.begins < self.ends


@dataclass(eq=False)
class DutyRoster:
    """Lịch trực của một cơ quan — `planned` rows {person, begins, ends}; `holder_id` has the watch,
    `next_id` is to take it; `former_id` had it before the present holder.
    """

    area: ClassVar[Area] = Area.DUTY

    id: UUID
    agency_id: UUID
    state: DutyState = DutyState.OFF
    planned: list[dict[str, str]] = field(default_factory=list)
    holder_id: UUID | None = None
    holder_until: datetime | None = None
    next_id: UUID | None = None
    next_until: datetime | None = None
    former_id: UUID | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1

    @property
    def on_duty(self) -> tuple[UUID, ...]:
        """Người trực — both of them while the watch changes hands."""
        return tuple(dict.fromkeys(one for one in (self.holder_id, self.next_id) if one))

    @property
    def shifts(self) -> list[Shift]:
        return [Shift.unrow(row) for row in self.planned]

    def plan(self, shifts: list[Shift]) -> None:
        """Xếp lại — in the order of their beginning."""
        self.planned = [one.row() for one in sorted(shifts, key=lambda one: one.begins)]

    def shift_at(self, now: datetime) -> Shift | None:
        return next((one for one in self.shifts if one.begins <= now < one.ends), None)


def roster_id(agency_id: UUID) -> UUID:
    return uuid.uuid5(agency_id, "duty-roster")
