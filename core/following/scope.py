"""Phạm vi theo dõi — whose work a person follows: leaders and clerks the agency's, a unit head the
unit's, everybody else the own (R-8.4c-1, R-12.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.people.directory import Directory
from core.people.person import Person, Role


@dataclass(frozen=True)
class Scope:
    """Phạm vi — of a whole agency unless a unit or a person narrows it; `name` is for people."""

    agency_id: UUID
    unit_id: UUID | None = None
    person_id: UUID | None = None
    name: str = ""


def scope_of(person: Person, directory: Directory) -> Scope:
    agency = directory.agency
    if person.roles & {Role.LEADER, Role.CLERK}:
        return Scope(agency.id, name=agency.name)
    if Role.UNIT_HEAD in person.roles and person.unit_id:
        return Scope(agency.id, unit_id=person.unit_id, name=directory.unit_name(person.unit_id))
    return Scope(agency.id, person_id=person.id)


def issuing_scope(person: Person, directory: Directory) -> Scope:
    """Văn bản đi của ai — leaders and clerks follow the agency's, everybody else the unit's
    (R-9.5a, R-9.5b); without a unit one's own drafts.
    """
    scope = scope_of(person, directory)
    if scope.person_id is None or person.unit_id is None:
        return scope
    return Scope(scope.agency_id, person.unit_id, name=directory.unit_name(person.unit_id))


def heads(person: Person, assignee_id: UUID, directory: Directory) -> bool:
    """Lãnh đạo phòng của người ấy — follows what people of the own unit have to do."""
    if Role.UNIT_HEAD not in person.roles or person.unit_id is None:
        return False
    return any(one.id == assignee_id for one in directory.in_unit(person.unit_id))


def head_over(assignee_id: UUID, directory: Directory) -> UUID | None:
    """Lãnh đạo phòng — over this person; None when it is the head, or there is none."""
    unit = next((one.unit_id for one in directory.people if one.id == assignee_id), None)
    named = directory.head_of(unit)
    fit = [named] if named else [p for p in directory.in_unit(unit) if Role.UNIT_HEAD in p.roles]
    return fit[0].id if fit and fit[0].id != assignee_id else None
