"""Cơ quan để đo — one agency with any number of people, in a fresh SQLite file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from core.people.agency import Agency, Unit
from core.people.person import Appointment, Person, Role
from core.tasks.task import Task, TaskState

NAMES = UUID("7d0a3f52-0d55-4c1c-9f2b-be0c4be0c4be")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
AGENCY = Agency(uuid5(NAMES, "agency"), "000.00.98.H56", "Cơ quan để đo")
UNIT = Unit(uuid5(NAMES, "unit"), AGENCY.id, "Phòng Đo")


@dataclass(frozen=True)
class FixedClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


def person(number: int) -> Person:
    """Người thứ `number` — the first is the leader, all others are specialists."""
    return Person(
        uuid5(NAMES, f"person/{number}"), AGENCY.id, f"do{number}", f"Người {number}",
        "Chuyên viên", UNIT.id,
    )  # fmt: skip


def appointment(number: int) -> Appointment:
    role = Role.LEADER if number == 0 else Role.SPECIALIST
    key = uuid5(NAMES, f"appointment/{number}")
    return Appointment(key, person(number).id, role, "Chuyên viên", UNIT.id)


def task(number: int, assignee: int) -> Task:
    """Nhiệm vụ thứ `number` của người thứ `assignee`."""
    return Task(
        id=uuid5(NAMES, f"task/{number}"),
        agency_id=AGENCY.id,
        document_id=uuid5(NAMES, f"document/{number}"),
        state=TaskState.ASSIGNED,
        lead=False,
        assignee_id=person(assignee).id,
        assigner_id=person(0).id,
        directive="Làm ngay.",
        due_at=datetime(2026, 11, 27, 10, tzinfo=UTC),
        created_at=NOW,
        arrival_number=str(number),
        reference=f"{number}/UBND-NN",
        issuer="UBND tỉnh",
        subject="V/v ứng phó bão số 12",
    )
