"""Quy tắc ủy quyền — a period, one stand-in at a time, never passed on (NĐ 30 Đ.13 k.3; R-20.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.errors import Refusal
from core.people.capacity import head_of_agency, is_deputy, signature_of
from core.people.delegation import Delegation, DelegationState
from core.people.directory import Directory
from core.people.person import Person, Role


class PeriodBackwards(Refusal):
    """The end is not after the beginning."""


class AlreadyAway(Refusal):
    """The giver has an absence in that period already."""


class NotPassedOn(Refusal):
    """Who acts for another may not hand that on (NĐ 30 Đ.13 k.3)."""


class StandInAway(Refusal):
    """The stand-in is away himself in that period."""


class OnlyTheHead(Refusal):
    """Only the head of the agency authorises in writing."""


class AlreadyAuthorised(Refusal):
    """Somebody is authorised for the same matter in that period already."""


def waiting(_delegation: Delegation, _directory: Directory) -> list[UUID]:
    """It is data that other turns follow; it waits for nobody itself."""
    return []


def giver(delegation: Delegation, person: Person) -> bool:
    """Người giao — he alone ends it before its time."""
    return delegation.giver_id == person.id


def moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def check_absence(
    directory: Directory, giver_id: UUID, taker_id: UUID, from_at: datetime, until_at: datetime
) -> None:
    """Raises the `Refusal` that names who or what stands against it."""
    if until_at <= from_at:
        raise PeriodBackwards(start=moment(from_at), until=moment(until_at))
    for one in _within(directory.delegations, from_at, until_at):
        if not one.absence:
            continue
        until = moment(one.ends_at)
        if one.giver_id == giver_id:
            raise AlreadyAway(name=directory.name(one.taker_id), until=until)
        if one.taker_id == giver_id:
            raise NotPassedOn(name=directory.name(one.giver_id), until=until)
        if one.giver_id == taker_id:
            raise StandInAway(name=directory.name(taker_id), until=until)


def check_authority(
    directory: Directory, person: Person, taker_id: UUID, scope: str, until_at: datetime
) -> None:
    """Raises `NotPassedOn`, `OnlyTheHead` or `AlreadyAuthorised`."""
    now = directory.now
    head = head_of_agency(directory)
    if head is None or person.id != head.id:
        if head is not None and person.answers_for(head.id):
            absence = directory.away(head.id)
            raise NotPassedOn(name=head.name, until=moment(absence.ends_at) if absence else "")
        raise OnlyTheHead
    for one in _within(directory.delegations, now or until_at, until_at):
        same = one.scope.casefold() == scope.casefold()
        if not one.absence and (one.taker_id == taker_id or same):
            raise AlreadyAuthorised(name=directory.name(one.taker_id), until=moment(one.ends_at))


def _within(
    delegations: Iterable[Delegation], from_at: datetime, until_at: datetime
) -> Iterable[Delegation]:
    open_ones = (one for one in delegations if one.state != DelegationState.ENDED)
    return (one for one in open_ones if one.overlaps(from_at, until_at))


def usual_stand_in(directory: Directory, person: Person) -> UUID | None:
    """Người thay mặc định — the successor if he leads; of the head a deputy, of a deputy the head."""
    leaders = [one for one in directory.having(Role.LEADER) if one.id != person.id]
    after = [one.id for one in leaders if one.id == person.successor_id]
    other = [one.id for one in leaders if is_deputy(one) != is_deputy(person)]
    return next(iter([*after, *other, *(one.id for one in leaders)]), None)


def facts(delegation: Delegation, directory: Directory) -> dict[str, str]:
    """Sự thật của một ủy quyền — both names, the line and the period, for cards and the journal."""
    taker = delegation.taker_id
    people = {person.id: person for person in directory.people}
    paper = None if delegation.absence else delegation
    known = people.get(taker)
    signature = signature_of(directory, known, authority=paper) if known else None
    return {
        "lines": " — ".join(signature.lines) if signature else delegation.capacity.value,
        "name": directory.name(taker),
        "giver": directory.name(delegation.giver_id),
        "start": moment(delegation.from_at),
        "until": moment(delegation.ends_at),
    }


def noted(delegation: Delegation, directory: Directory) -> Mapping[str, Any]:
    """For the journal: the same, with both ids."""
    ids = {"giver_id": delegation.giver_id.hex, "taker_id": delegation.taker_id.hex}
    return facts(delegation, directory) | ids | {"capacity": delegation.capacity.value}


def paper_day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""
