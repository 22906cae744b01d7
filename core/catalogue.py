"""Danh mục — all steps by code and all effects by kind, found by scanning; refuses two of the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import core.access.steps
import core.attendance.steps
import core.attestation.steps
import core.calls.steps
import core.canary.steps
import core.certificates.steps
import core.copies.steps
import core.delegations.steps
import core.dossiers.steps
import core.duty.steps
import core.effects
import core.incoming.steps
import core.opinions.steps
import core.outgoing.steps
import core.tasks.steps
from core.access import rules as access
from core.attendance import rules as attendance
from core.attendance.check import HalfDayCheck
from core.attestation import rules as attestation
from core.attestation.attestation import Attestation
from core.calls import rules as calls
from core.calls.sheet import CallSheet
from core.canary import rules as canary
from core.canary.canary import Canary
from core.card import Area, Ref
from core.certificates import rules as certificates
from core.copies import rules as copies
from core.copies.copy import DocumentCopy
from core.delegations import rules as delegations
from core.discover import found, modules
from core.dossiers import rules as dossiers
from core.dossiers.dossier import Dossier
from core.duty import rules as duty
from core.effect import Effect
from core.following.scope import heads
from core.incoming import rules as incoming
from core.incoming.document import IncomingDocument
from core.incoming.parcel import Parcel
from core.opinions import rules as opinions
from core.opinions.opinion import Opinion
from core.outgoing import rules as outgoing
from core.outgoing.document import OutgoingDocument
from core.people.access import Access
from core.people.certificate import Certificate
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.people.duty import DutyRoster
from core.people.person import Person, Role
from core.ports import Records
from core.procedure import Procedure
from core.step import Step
from core.tasks import rules as tasks
from core.tasks.task import Task

_ROOMS = (
    core.incoming.steps,
    core.tasks.steps,
    core.outgoing.steps,
    core.opinions.steps,
    core.attendance.steps,
    core.delegations.steps,
    core.certificates.steps,
    core.access.steps,
    core.dossiers.steps,
    core.copies.steps,
    core.calls.steps,
    core.canary.steps,
    core.duty.steps,
    core.attestation.steps,
)


def _not_the_actor(_entity: Any, person_id: UUID, actor_id: UUID) -> bool:
    return person_id != actor_id


@dataclass(frozen=True)
class Kind:
    """Loại đối tượng — an entity, the rule that says whom it waits for, and the rule that says
    whether a new turn of a person rings (when urgent), given who made it so. What is asked of a
    person for himself is not `handed_over` while he is away.
    """

    entity: type[Any]
    waiting: Callable[[Any, Directory], Sequence[UUID]]
    rings: Callable[[Any, UUID, UUID], bool] = _not_the_actor
    handed_over: bool = True


KINDS: dict[Area, Kind] = {
    Area.INCOMING: Kind(IncomingDocument, incoming.waiting),
    Area.PARCEL: Kind(Parcel, incoming.parcel_waiting),
    Area.TASK: Kind(Task, tasks.waiting, tasks.rings),
    Area.OUTGOING: Kind(OutgoingDocument, outgoing.waiting, outgoing.rings),
    Area.CHECK: Kind(HalfDayCheck, attendance.waiting),
    Area.OPINION: Kind(Opinion, opinions.waiting, handed_over=False),
    Area.DELEGATION: Kind(Delegation, delegations.waiting),
    Area.CERTIFICATE: Kind(Certificate, certificates.waiting, handed_over=False),
    Area.ACCESS: Kind(Access, access.waiting, handed_over=False),
    Area.DOSSIER: Kind(Dossier, dossiers.waiting),
    Area.COPY: Kind(DocumentCopy, copies.waiting),
    Area.CALL: Kind(CallSheet, calls.waiting, calls.rings),
    Area.CANARY: Kind(Canary, canary.waiting),
    Area.DUTY: Kind(DutyRoster, duty.waiting, handed_over=False),
    Area.ATTESTATION: Kind(Attestation, attestation.waiting),
}


_OWN_WORK = ("drafter_id", "assignee_id")


def turns(document: Any, directory: Directory) -> list[UUID]:
    """Đến lượt ai — by the kind's own rule; of who is away, the stand-in (NĐ 30 Đ.13)."""
    kind = KINDS[document.area]
    wanted = kind.waiting(document, directory)
    if kind.handed_over:
        wanted = [_present(document, directory, one) for one in wanted]
    return list(dict.fromkeys(wanted))


def _present(document: Any, directory: Directory, person_id: UUID) -> UUID:
    """Nobody stands in for a drafter or an assignee, and no drafter for who decides on his draft."""
    own = [getattr(document, name, None) for name in _OWN_WORK]
    other = directory.stand_in(person_id)
    return person_id if other is None or person_id in own or other in own else other


def procedure_of(records: Records, document: Any, *, begun: bool = False) -> Procedure:
    """Quy trình của văn bản — the version it began under; one that is `begun` now remembers it."""
    if begun:
        newest = records.procedure(document.agency_id)
        begin_under(newest, document)
        return newest
    return records.procedure(document.agency_id, getattr(document, "procedure_version", None))


def begin_under(procedure: Procedure, entity: Any) -> None:
    """Ghi phiên bản quy trình — with which this thing will go on to its end (R-12.2)."""
    if hasattr(entity, "procedure_version"):
        entity.procedure_version = procedure.version


def may_see(records: Records, ref: Ref, document: Any, person: Person) -> bool:
    """Được xem — clerks and leaders all of their agency, others what concerns them (R-5.1), a
    unit head what the unit has to do (R-8.4c-1), and all of a unit what it issues (R-9.5b).
    """
    if document.agency_id != person.agency_id:
        return False
    if ref.area is Area.DUTY:
        return True
    if ref.area is Area.CHECK:
        return bool(document.person_id == person.id)
    if ref.area is Area.ACCESS:
        return bool(document.person_id == person.id) or Role.ADMINISTRATOR in person.roles
    if ref.area is Area.TASK and document.assignee_id == person.id:
        return True
    if incoming.sees_all(person) or records.concerned(ref, person.id):
        return True
    if ref.area is Area.OUTGOING:
        return outgoing.of_unit(document, person)
    if ref.area is Area.DOSSIER:
        return dossiers.archives(document, person)
    if ref.area is not Area.TASK or Role.UNIT_HEAD not in person.roles:
        return False
    return heads(person, document.assignee_id, records.directory(document.agency_id))


@cache
def steps() -> dict[str, Step]:
    """Every step by its permanent code."""
    everything = [step for room in _ROOMS for step in found(room, Step)]
    by_code = {step.code: step for step in everything}
    if len(by_code) != len(everything):
        raise ValueError("two steps share a code")
    return by_code


@cache
def steps_of(area: Area) -> tuple[Step, ...]:
    """The steps of one area, in the order in which their buttons stand."""
    return tuple(sorted((s for s in steps().values() if s.area == area), key=_place))


def _place(step: Step) -> tuple[int, str]:
    weight = {"success": 0, "primary": 1, "": 2, "danger": 3}
    return weight[step.style], step.code


@cache
def effects() -> dict[str, type[Effect]]:
    """Every effect by the kind that stands in stored rows."""
    classes = [
        value
        for module in modules(core.effects)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Effect) and value is not Effect
    ]
    by_kind = {kind.kind: kind for kind in classes}
    if len(by_kind) != len(set(classes)):
        raise ValueError("two effects share a kind")
    return by_kind
