"""Chuyển lượt — whom a thing waits for after a decision, and who is called for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core import catalogue
from core.card import Ref
from core.effects.notify import Notify
from core.ports import UnitOfWork
from core.step import Context, Settles, Step
from core.waits.clock import UrgentClock
from core.waits.wait import Wait


def turn(step: Step, document: Any, work: UnitOfWork, context: Context) -> None:
    """Whose turn is it now? Newly called people are told; calls that the step ends go silent.
    Who was called only for somebody else, and whose own turn it is now, is newly called.
    """
    ref = Ref(document.area, document.id)
    wanted = dict.fromkeys(catalogue.turns(document, context.directory))
    before = work.waits_of(document.id)
    still = {
        wait.person_id: wait
        for wait in before
        if wait.state == document.state and not (wait.from_person_id and wait.person_id in wanted)
    }
    kept = [_settled(wait, step, context) for wait in still.values()]
    fresh = [_fresh(ref, document, person, context) for person in wanted if person not in still]
    fresh = _watched(fresh, before, context)
    waits = [wait for wait in kept if wait.person_id in wanted or not wait.acknowledged_at]
    work.put_waits(document.id, [w.until(document.due_at) for w in [*waits, *fresh]])
    called = {wait.person_id for wait in before}
    work.concern(ref, [wait.person_id for wait in fresh if wait.person_id not in called])
    told = [wait.person_id for wait in fresh if wait.person_id != context.person.id]
    context.ask(*(Notify(person, ref.area, ref.id, document.urgency) for person in told))


def _settled(wait: Wait, step: Step, context: Context) -> Wait:
    own = step.settles is Settles.OWN and wait.person_id == context.person.id
    if step.settles is Settles.ALL or own:
        return wait.acknowledged(context.now)
    return wait


def _fresh(ref: Ref, document: Any, person_id: UUID, context: Context) -> Wait:
    """A new turn; it rings when urgent and the kind's rule says so."""
    wait = Wait(
        area=ref.area,
        document_id=ref.id,
        person_id=person_id,
        agency_id=document.agency_id,
        state=document.state,
        since=context.now,
        urgency=document.urgency,
        due_at=document.due_at,
    )
    rings = catalogue.KINDS[ref.area].rings(document, person_id, context.person.id)
    if not rings or context.directory.away(person_id):
        return wait
    clock = UrgentClock.of(context.procedure.options, context.calendar)
    return wait.ringing(context.now, clock)


def _watched(fresh: list[Wait], before: Sequence[Wait], context: Context) -> list[Wait]:
    """Người trực — called as well, at once, for the first one who is called while nobody is at work."""
    known = {wait.person_id for wait in [*fresh, *before]}
    if not fresh or not context.directory.duty or known & set(context.directory.duty):
        return fresh
    clock = UrgentClock.of(context.procedure.options, context.calendar)
    first, *others = fresh
    if first.climb_at is None or not clock.calls_the_watch(first.urgency, context.now):
        return fresh
    return [first.climbing_now(context.now), *others]
