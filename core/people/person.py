"""Người dùng — people, their appointments, and who acts right now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """Vai trò — what an appointment entitles to; SYSTEM is nobody's appointment."""

    CLERK = "clerk"
    LEADER = "leader"
    UNIT_HEAD = "unit_head"
    SPECIALIST = "specialist"
    ARCHIVIST = "archivist"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


@dataclass(frozen=True)
class Appointment:
    """Bổ nhiệm, phân công — one role of one person, from one day to another."""

    id: UUID
    person_id: UUID
    role: Role
    position: str
    unit_id: UUID | None = None
    valid_from: date = date(2000, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True)
class Person:
    """Cán bộ — with the roles in force today; `successor_id` is who is told when this one is silent;
    `stands_for` are those who are away and have this person stand in for them right now; `phone`
    is shown to who must call (N5).
    """

    id: UUID
    agency_id: UUID
    account: str
    name: str
    position: str = ""
    unit_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    successor_id: UUID | None = None
    stands_for: frozenset[UUID] = frozenset()
    phone: str = ""

    @property
    def title(self) -> str:
        """Chức vụ, họ tên — `Trưởng phòng Trần Thị Bình`."""
        return f"{self.position} {self.name}".strip()

    def answers_for(self, person_id: UUID | None) -> bool:
        """Là người ấy, hoặc đang thay — this person, or one who is away and whom he stands in for."""
        return person_id is not None and (person_id == self.id or person_id in self.stands_for)


@dataclass(frozen=True)
class Actor:
    """Người thao tác — who acts and through which channel; the roles are looked up at every act.

    `person_id` is None only for the system itself.
    """

    person_id: UUID | None
    agency_id: UUID
    via: str

    @classmethod
    def system(cls, agency_id: UUID) -> Actor:
        return cls(None, agency_id, "system")
