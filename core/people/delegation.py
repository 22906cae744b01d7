"""Ủy quyền, vắng mặt — who stands in for whom, from when to when, and on which paper (NĐ 30 Đ.13)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area
from core.people.capacity import Capacity


class DelegationState(StrEnum):
    """PLANNED until the open work is handed over; RETURNING until it is handed back."""

    PLANNED = "planned"
    IN_FORCE = "in_force"
    RETURNING = "returning"
    ENDED = "ended"


@dataclass(eq=False)
class Delegation:
    """Ủy quyền — a dated row. With `absence` the giver is away and every turn of his goes to the
    taker; without it the taker signs what `scope` says, of the `types` named (none: of every type),
    and the giver's turns stay. The basis is
    the number and the day of the paper; an absence announced here is its own.
    """

    area: ClassVar[Area] = Area.DELEGATION

    id: UUID
    agency_id: UUID
    state: DelegationState
    giver_id: UUID
    taker_id: UUID
    capacity: Capacity
    absence: bool
    from_at: datetime
    until_at: datetime
    made_by: UUID
    made_at: datetime
    scope: str = ""
    types: list[str] = field(default_factory=list)
    basis_number: str = ""
    basis_on: date | None = None
    revoked_at: datetime | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1

    @property
    def ends_at(self) -> datetime:
        """The last moment, or the earlier one at which it was ended."""
        return min(self.until_at, self.revoked_at) if self.revoked_at else self.until_at

    def in_force(self, at: datetime) -> bool:
        return self.from_at <= at < self.ends_at

    def covers(self, type_name: str) -> bool:
        """Trong phạm vi — of this type of document; a document without a type is not judged yet."""
        return not self.types or not type_name or type_name in self.types

    def overlaps(self, from_at: datetime, until_at: datetime) -> bool:
        return self.from_at < until_at and from_at < self.ends_at
