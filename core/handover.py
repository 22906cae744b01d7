"""Bàn giao khi vắng mặt — open turns go to the stand-in when an absence begins, and come back.

The clock and the stored state are all it knows, so that a restart changes nothing and a second
process does nothing twice: each thing is set to whose turn it is by the rules of that moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core import catalogue
from core.calendar import WorkingCalendar
from core.card import Area, Ref
from core.delegations.rules import noted
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.journal.entry import Entry
from core.people.delegation import Delegation, DelegationState
from core.people.directory import Directory
from core.ports import Ports, Records, UnitOfWork
from core.step import NoSuchDocument, Stale
from core.waits.clock import UrgentClock
from core.waits.wait import Wait

BATCH, MOST, ROUNDS = 100, 2000, 100
HAND_OVER = "hov"
BASIS = "R-20.5"
NOBODY = UUID(int=0)


async def hand_over(ports: Ports, rounds: int = ROUNDS, batch: int = BATCH) -> int:
    """Bàn giao những gì đến giờ — `batch` things in a transaction; returns how many moved."""
    now, moved = ports.clock.now(), 0
    for _ in range(rounds):
        if not await ports.store.read(lambda records: _first(records, now)):
            break
        try:
            moved += await ports.store.write(lambda work: _some(work, now, batch, ports.calendar))
        except Stale:  # another process is at it, or the leader has just come back
            break
    return moved


def _some(work: UnitOfWork, now: datetime, batch: int, calendar: WorkingCalendar) -> int:
    """One delegation that is due, or as much of it as one transaction takes."""
    due = _first(work, now)
    if due is None:
        return 0
    clock = UrgentClock.of(work.procedure(due[0].agency_id).options, calendar)
    return _move(work, *due, now, clock, batch)


def _first(records: Records, now: datetime) -> tuple[Delegation, Directory] | None:
    for agency_id, _code in records.agencies():
        directory = records.directory(agency_id).at(now)
        due = [one for one in directory.delegations if _due(one, now)]
        if due:
            return due[0], directory
    return None


def _due(delegation: Delegation, now: datetime) -> bool:
    if delegation.state == DelegationState.PLANNED:
        return delegation.from_at <= now
    return delegation.state == DelegationState.RETURNING or delegation.ends_at <= now


def _move(
    work: UnitOfWork,
    delegation: Delegation,
    directory: Directory,
    now: datetime,
    clock: UrgentClock,
    batch: int,
) -> int:
    """A planned one that was over before it began goes straight to its end."""
    over, moved = delegation.ends_at <= now, 0
    kept = _claimed(work, delegation)
    if delegation.absence:
        others = {delegation.giver_id, delegation.taker_id}
        for ref in _open(work, others):
            moved += _set_right(work, ref, delegation, directory, now, clock)
            if moved == batch:
                return moved
    state = DelegationState.ENDED if over else DelegationState.IN_FORCE
    _settle(work, kept, state, directory, now)
    return moved


def _claimed(work: UnitOfWork, delegation: Delegation) -> Delegation:
    """Held until the transaction ends, so that two processes take turns. Raises `Stale`."""
    kept: Delegation = work.load(Ref(Area.DELEGATION, delegation.id))
    if kept.version != delegation.version:
        raise Stale
    work.save(kept)
    return kept


def _open(work: UnitOfWork, people: Iterable[UUID]) -> list[Ref]:
    waits = [wait for person in people for wait in work.waits_for(person, MOST)]
    return list(dict.fromkeys(Ref(Area(wait.area), wait.document_id) for wait in waits))


def _set_right(
    work: UnitOfWork,
    ref: Ref,
    delegation: Delegation,
    directory: Directory,
    now: datetime,
    clock: UrgentClock,
) -> bool:
    """Whose turn it is by the rules of this moment; False when it stands so already."""
    try:
        document = work.load(ref)
    except NoSuchDocument:
        return False
    old = work.waits_of(ref.id)
    wanted = catalogue.turns(document, directory)
    kept = [wait for wait in old if wait.person_id in wanted and not wait.from_person_id]
    called = [wait for wait in old if wait.from_person_id and wait.person_id not in wanted]
    here = {wait.person_id for wait in kept}
    known = delegation.ends_at <= now and any(wait.acknowledged_at for wait in old)
    new_here = [one for one in wanted if one not in here]
    fresh = [_fresh(ref, document, one, now, clock, rings=not known) for one in new_here]
    after = {
        wait.person_id: wait for wait in [*_called(called, directory, now, clock), *kept, *fresh]
    }
    if set(after) == {wait.person_id for wait in old}:
        return False
    work.put_waits(ref.id, list(after.values()))
    new = [one for one in after if one not in {wait.person_id for wait in old}]
    work.concern(ref, new)
    _tell(work, ref, document, delegation, directory, new, now)
    return True


def _called(
    waits: Iterable[Wait], directory: Directory, now: datetime, clock: UrgentClock
) -> Iterable[Wait]:
    """Who was called for somebody silent, and is away now: the stand-in is called instead."""
    for wait in waits:
        other = directory.stand_in(wait.person_id)
        again = wait if wait.acknowledged_at else wait.ringing(now, clock)
        yield wait if other is None else replace(again, person_id=other, since=now, times=1)


def _fresh(
    ref: Ref, document: Any, person_id: UUID, now: datetime, clock: UrgentClock, *, rings: bool
) -> Wait:
    """Newly called; who comes back to what the stand-in has acknowledged is not."""
    wait = Wait(
        area=ref.area,
        document_id=ref.id,
        person_id=person_id,
        agency_id=document.agency_id,
        state=document.state,
        since=now,
        urgency=document.urgency,
        due_at=document.due_at,
    )
    rings = rings and catalogue.KINDS[ref.area].rings(document, person_id, NOBODY)
    return wait.ringing(now, clock) if rings else wait


def _tell(
    work: UnitOfWork,
    ref: Ref,
    document: Any,
    delegation: Delegation,
    directory: Directory,
    new: Iterable[UUID],
    now: datetime,
) -> None:
    """Urgent things are called out one by one; the rest shows in the list and on its own card."""
    giver = directory.name(delegation.giver_id)
    urgent = [
        Notify(one, ref.area, ref.id, document.urgency, reason="reason-handed-over", names=giver)
        for one in new
        if document.urgency
    ]
    work.post(document.agency_id, [*urgent, Refresh(ref.area, ref.id)], now)
    work.record(_entry(ref, document.state, document.state, delegation, directory, now))


def _settle(
    work: UnitOfWork,
    kept: Delegation,
    state: DelegationState,
    directory: Directory,
    now: datetime,
) -> None:
    """The delegation itself moves last: until then the next look goes on with what is left."""
    ref = Ref(Area.DELEGATION, kept.id)
    before, kept.state = kept.state, state
    work.save(kept)
    work.record(_entry(ref, before, state, kept, directory, now))
    told = [Refresh(ref.area, ref.id)]
    if state is DelegationState.ENDED and not kept.revoked_at:
        reason = "reason-absence-over" if kept.absence else "reason-authority-over"
        ends = [
            Notify(one, ref.area, ref.id, reason=reason) for one in (kept.giver_id, kept.taker_id)
        ]
        work.post(kept.agency_id, ends, now)
    work.post(kept.agency_id, told, now)


def _entry(
    ref: Ref,
    before: str,
    after: str,
    delegation: Delegation,
    directory: Directory,
    now: datetime,
) -> Entry:
    return Entry(
        agency_id=delegation.agency_id,
        at=now,
        person_id=None,
        via="system",
        step=HAND_OVER,
        basis=BASIS,
        area=ref.area,
        document_id=ref.id,
        before=before,
        after=after,
        details={"delegation": delegation.id.hex} | dict(noted(delegation, directory)),
    )
