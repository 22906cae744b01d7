"""Danh sách hồ sơ — what somebody keeps; an archivist's: what was handed to the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.dossiers.dossier import Dossier
from core.people.person import Person, Role

if TYPE_CHECKING:
    from core.ports import Records


def archivist(person: Person) -> bool:
    return Role.ARCHIVIST in person.roles


def dossiers_for(
    records: Records, person: Person, limit: int, offset: int = 0
) -> Sequence[Dossier]:
    """The newest first."""
    if archivist(person):
        return records.deposited(person.agency_id, limit, offset)
    return records.dossiers_of(person.id, limit, offset)
