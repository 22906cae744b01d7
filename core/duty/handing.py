"""Bàn giao việc khẩn khi đổi ca — the new one is shown every urgent thing that is still open, by
name of who had the watch; what that one was called for goes on ringing at the new one (N8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from uuid import UUID

from core.card import Area, Ref
from core.effects.notify import Notify
from core.people.duty import DutyRoster
from core.people.person import Role
from core.ports import UnitOfWork
from core.step import Context
from core.waits.clock import UrgentClock
from core.waits.wait import Wait

MOST = 20
_OWN = {Area.DUTY, Area.CALL}


def hand_on(work: UnitOfWork, roster: DutyRoster, context: Context) -> None:
    """In the transaction that took the watch: between the two nothing is ownerless."""
    former, taker = roster.former_id, roster.holder_id
    if taker is None:
        return
    clock = UrgentClock.of(context.procedure.options, context.calendar)
    names = context.directory.name(former) or "—"
    for wait in islice(_open(work, former, context), MOST):
        ref = Ref(Area(wait.area), wait.document_id)
        if former is not None:
            _passed(work, wait.document_id, former, taker, context, clock)
        work.concern(ref, [taker])
        context.ask(
            Notify(taker, ref.area, ref.id, wait.urgency, reason="reason-duty-taken", names=names)
        )


def _open(work: UnitOfWork, former: UUID | None, context: Context) -> Iterable[Wait]:
    """Urgent things that wait for the clerks, the leaders, or who had the watch: each once."""
    here = [one.id for one in context.directory.having(Role.CLERK, Role.LEADER)]
    seen: set[UUID] = set()
    for person in dict.fromkeys([*([former] if former else []), *here]):
        for wait in work.waits_for(person, MOST):
            if wait.urgency and wait.area not in _OWN and wait.document_id not in seen:
                seen.add(wait.document_id)
                yield wait


def _passed(
    work: UnitOfWork,
    document_id: UUID,
    former: UUID,
    taker: UUID,
    context: Context,
    clock: UrgentClock,
) -> None:
    """Who was called only because he had the watch is called no more."""
    waits = work.waits_of(document_id)
    called = next((one for one in waits if one.person_id == former and one.from_person_id), None)
    if called is None:
        return
    others = [one for one in waits if one.person_id != former]
    if taker not in {one.person_id for one in others}:
        fresh = replace(called, person_id=taker, since=context.now, times=1)
        others.append(fresh.ringing(context.now, clock) if called.repeat_at else fresh)
    work.put_waits(document_id, others)
