"""Việc định kỳ — what is due now? Asked every few seconds; the database is the schedule.

Urgent calls are repeated and climb (R-6.2c, R-10.3b); twice a working day everybody with work
gets one calm list (Điều 20.1). A moment that was missed is caught up once, never doubled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from core.attendance.check import Slot
from core.calendar import TIME_ZONE, WorkingCalendar
from core.calls.opening import all_lost, nobody_left, unreachable, without_channel
from core.card import Area, Ref
from core.effects.notify import CLIMB, DUTY, Notify
from core.journal.entry import Entry
from core.people.directory import Directory
from core.people.person import Role
from core.ports import Ports, UnitOfWork
from core.step import NoSuchDocument
from core.waits.clock import UrgentClock
from core.waits.wait import Wait

BATCH = 100
LONGEST_REST = 30


async def call_again(ports: Ports) -> int:
    """Gọi lại, chuyển lên — every urgent wait that is due, one short transaction; returns how many."""
    now = ports.clock.now()
    return await ports.store.write(lambda work: _call(work, now, ports.calendar))


def _call(work: UnitOfWork, now: datetime, calendar: WorkingCalendar) -> int:
    due = work.urgent_due(now, BATCH)
    for wait in due:
        if _over(work, wait):
            others = [w for w in work.waits_of(wait.document_id) if w.person_id != wait.person_id]
            work.put_waits(wait.document_id, others)
            continue
        directory = work.directory(wait.agency_id).at(now)
        clock = UrgentClock.of(work.procedure(wait.agency_id).options, calendar)
        if wait.repeat_at and wait.repeat_at <= now:
            wait = _repeat(work, wait, now, clock)  # noqa: PLW2901 - the wait goes on, changed
            if all_lost(work, wait.person_id):
                without_channel(work, wait, directory, now)
        if wait.climb_at and wait.climb_at <= now:
            _climb(work, wait, directory, now, clock)
    return len(due)


def _over(work: UnitOfWork, wait: Wait) -> bool:
    """A turn that has passed rings no more, whatever two transactions at once left behind. A
    decision holds its document before the waits: holding it here, after them, would lock both out.
    """
    try:
        document = work.load(Ref(Area(wait.area), wait.document_id), held=False)
    except NoSuchDocument:
        return True
    return bool(document.state != wait.state)


def _put(work: UnitOfWork, wait: Wait, *more: Wait) -> None:
    others = [w for w in work.waits_of(wait.document_id) if w.person_id != wait.person_id]
    new = [w for w in more if w.person_id not in {other.person_id for other in others}]
    work.put_waits(wait.document_id, [*others, wait, *new])


def _repeat(work: UnitOfWork, wait: Wait, now: datetime, clock: UrgentClock) -> Wait:
    wait = wait.repeated(now, clock)
    _put(work, wait)
    notify = Notify(
        wait.person_id,
        Area(wait.area),
        wait.document_id,
        wait.urgency,
        reason="reason-repeat",
        names=str(wait.times),
    )
    work.post(wait.agency_id, [notify], now)
    return wait


def _climb(
    work: UnitOfWork, wait: Wait, directory: Directory, now: datetime, clock: UrgentClock
) -> None:
    """Chuyển lên người kế tiếp — the named successor is called too; the first goes on being called."""
    ref = Ref(Area(wait.area), wait.document_id)
    wait = wait.climbed()
    outside = wait.area != Area.DUTY and clock.calls_the_watch(wait.urgency, now)
    successor = _successor(work, directory, wait, outside=outside)
    if successor is None:
        _put(work, wait)
        nobody_left(work, wait, directory, now)
        return
    silent = directory.name(wait.person_id)
    called = Wait(
        area=wait.area,
        document_id=wait.document_id,
        person_id=successor,
        agency_id=wait.agency_id,
        state=wait.state,
        since=now,
        urgency=wait.urgency,
        due_at=wait.due_at,
        from_person_id=wait.person_id,
    ).ringing(now, clock)
    _put(work, wait, called)
    work.concern(ref, [successor])
    reason = DUTY if outside and successor in directory.duty else CLIMB
    notify = Notify(successor, ref.area, ref.id, wait.urgency, reason=reason, names=silent)
    work.post(wait.agency_id, [notify], now)
    work.record(_climbed(wait, successor, directory, now))
    if unreachable(work, wait.person_id):
        without_channel(work, wait, directory, now)


def _climbed(wait: Wait, successor: UUID, directory: Directory, now: datetime) -> Entry:
    """Dòng nhật ký — who stayed silent how often, and who is called now (R-6.2c)."""
    names = {"silent": directory.name(wait.person_id), "called": directory.name(successor)}
    ids = {"silent_id": wait.person_id.hex, "called_id": successor.hex}
    details = names | ids | {"times": wait.times, "since": wait.since.isoformat()}
    place = (wait.area, wait.document_id, wait.state, wait.state)
    return Entry(wait.agency_id, now, None, "system", "climb", "R-6.2c", *place, details)


def _successor(work: UnitOfWork, directory: Directory, wait: Wait, *, outside: bool) -> UUID | None:
    """Người kế tiếp — the first along the chain of successors who is not called already; when the
    chain ends, a leader and then a clerk: nothing urgent is ever ownerless (P1). Who is away is not
    called; the stand-in is. Outside office hours who has the watch comes first.
    """
    called = {other.person_id for other in work.waits_of(wait.document_id)}
    others = [*directory.having(Role.LEADER), *directory.having(Role.CLERK)]
    own, duty = _chain(directory, wait.person_id), list(directory.duty)
    chain = [*([*duty, *own] if outside else [*own, *duty]), *(person.id for person in others)]
    present = [directory.stand_in(person) or person for person in chain]
    return next((person for person in present if person not in called), None)


def _chain(directory: Directory, person_id: UUID) -> list[UUID]:
    """Everybody after this person, each once: two deputies may name each other."""
    here = {person.id: person for person in directory.people}
    chain: list[UUID] = []
    after = here[person_id].successor_id if person_id in here else None
    while after in here and after not in chain:
        chain.append(after)
        after = here[after].successor_id
    return chain


async def send_digests(ports: Ports, times: Sequence[time]) -> int:
    """Điểm việc — the digest of the present half day, if it is due and not yet made; returns to
    how many people. A half day that is over is not made up for: its list would be stale.
    """
    now = ports.clock.now()
    slot = current_slot(now, times, ports.calendar)
    if slot is None:
        return 0
    return await ports.store.write(lambda work: _digest(work, slot, now))


def _digest(work: UnitOfWork, slot: Slot, now: datetime) -> int:
    if not work.tick("digest", slot.name, now):
        return 0
    return sum(work.digest(agency_id, slot, now) for agency_id, _code in work.agencies())


def current_slot(now: datetime, times: Sequence[time], calendar: WorkingCalendar) -> Slot | None:
    """Nửa ngày hiện tại — the latest digest time of today that has come, on a working day."""
    local = now.astimezone(TIME_ZONE)
    if not calendar.is_working_day(local.date()):
        return None
    times = sorted(times)
    come = [moment for moment in times if _at(local.date(), moment) <= local]
    if not come or local.hour >= 18:
        return None
    index = len(come) - 1
    ends = (
        _at(local.date(), times[index + 1])
        if index + 1 < len(times)
        else _at(local.date(), time(18))
    )
    before = (
        _at(local.date(), times[index - 1])
        if index
        else _at(_day_before(local.date(), calendar), times[-1])
    )
    half = "am" if times[index] < time(12) else "pm"
    return Slot(local.date(), half, _at(local.date(), times[index]), ends, before)


def _day_before(day: date, calendar: WorkingCalendar) -> date:
    """The working day before: what came on Friday afternoon is new on Monday."""
    earlier = day - timedelta(days=1)
    for _ in range(LONGEST_REST):
        if not calendar.is_entered(earlier) or calendar.is_working_day(earlier):
            break
        earlier -= timedelta(days=1)
    return earlier


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, TIME_ZONE)
