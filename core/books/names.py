"""Tên người, đơn vị — as a register writes them, also of somebody who has left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.people.directory import Directory
from core.people.person import Person, Role
from core.tasks.task import Task


@dataclass(frozen=True)
class Names:
    """Danh bạ để ghi sổ — today's, and behind it everybody who was ever entered."""

    directory: Directory
    everybody: dict[UUID, Person]

    @classmethod
    def of(cls, directory: Directory, members: Iterable[Person]) -> Names:
        known = {person.id: person for person in members}
        return cls(directory, known | {person.id: person for person in directory.people})

    def person(self, person_id: UUID | None) -> str:
        found = self.everybody.get(person_id) if person_id else None
        return found.name if found else ""

    def titled(self, person_id: UUID | None) -> str:
        found = self.everybody.get(person_id) if person_id else None
        return found.title if found else ""

    def receiver(self, person_id: UUID) -> str:
        """Đơn vị hoặc người nhận — a unit head stands for the unit."""
        found = self.everybody.get(person_id)
        if found is None:
            return ""
        unit = self.directory.unit_name(found.unit_id)
        return unit if unit and Role.UNIT_HEAD in found.roles else self.directory.label(found)

    def unit(self, unit_id: UUID | None) -> str:
        return self.directory.unit_name(unit_id)

    def parts(self, tasks: Sequence[Task]) -> tuple[str, ...]:
        """Các nơi nhận của một văn bản — the lead first."""
        return tuple(dict.fromkeys(self.receiver(first_assignee(task)) for task in tasks))


def first_assignee(task: Task) -> UUID:
    """Nơi được giao — whom the leader gave it to, before any hand-over."""
    return UUID(hex=task.trail[0]["from"]) if task.trail else task.assignee_id
