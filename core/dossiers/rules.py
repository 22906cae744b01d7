"""Quy tắc hồ sơ — whose it is, whose turn it is, and what stands in the way of closing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from core.card import Area
from core.dossiers.dossier import Dossier, DossierState
from core.errors import Refusal
from core.people.directory import Directory
from core.people.person import Person, Role
from core.tasks.task import TaskState

DONE = {TaskState.COMPLETED, TaskState.STOPPED}
OPEN_IN = (TaskState.ACCEPTED, TaskState.EXTENSION_ASKED, TaskState.COMPLETED)


class DossierExists(Refusal):
    """This year's list has a dossier of that number and notation already."""


class DossierNotYours(Refusal):
    """Only who keeps a dossier puts documents into it."""


class DossierFull(Refusal):
    """A document's place in a dossier has three digits."""


class DossierNeedsOrigin(Refusal):
    """The incoming document for which it was begun stays in it (R-8.3a-1)."""


class DossierHasOpenWork(Refusal):
    """A task on one of its documents is not finished (R-13.5)."""


class NoArchivist(Refusal):
    """The agency has nobody to hand the dossier to."""


def mine(dossier: Dossier, person: Person) -> bool:
    """Hồ sơ của tôi."""
    return dossier.keeper_id == person.id


def waiting(dossier: Dossier, directory: Directory) -> list[UUID]:
    """Đang chờ ai — the archive, and who has to put right what the archive sent back."""
    if dossier.state == DossierState.SUBMITTED:
        return [one.id for one in directory.having(Role.ARCHIVIST)]
    if dossier.state == DossierState.OPEN and dossier.returned:
        return [dossier.keeper_id]
    return []


def archives(dossier: Dossier, person: Person) -> bool:
    """Thuộc lưu trữ — what was handed over is the archivists' to see."""
    given = dossier.state in {DossierState.SUBMITTED, DossierState.ARCHIVED}
    return given and Role.ARCHIVIST in person.roles


def check_work_done(dossier: Dossier, tasks_of: Callable[[UUID], Sequence[Any]]) -> None:
    """Raises `DossierHasOpenWork`: the keeper has still to finish what the documents ask for."""
    for ref in dossier.refs():
        if ref.area is not Area.INCOMING:
            continue
        for task in tasks_of(ref.id):
            if task.assignee_id == dossier.keeper_id and task.state not in DONE:
                raise DossierHasOpenWork(reference=task.reference or task.arrival_number)
