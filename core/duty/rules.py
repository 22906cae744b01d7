"""Quy tắc trực — who has the watch at a moment; nobody is relieved before the next one has it (N8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.calendar import CalendarNotEntered, WorkingCalendar
from core.errors import Refusal
from core.people.directory import Directory
from core.people.duty import DutyRoster, DutyState, Shift
from core.people.person import Person, Role

URGENCY = 2
"""A watch that nobody takes over is called out like Thượng khẩn: at any hour, and up the ladder."""
UNPLANNED = timedelta(hours=12)
PLANNERS = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR})
WATCHERS = frozenset({Role.CLERK, Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST})
_HEADS = frozenset({Role.CLERK, Role.LEADER, Role.UNIT_HEAD})


class ShiftsOverlap(Refusal):
    """Two people would have the watch at once."""


@dataclass(frozen=True)
class Watch:
    """Phiên trực — how the watch stands."""

    state: DutyState
    holder_id: UUID | None = None
    holder_until: datetime | None = None
    next_id: UUID | None = None
    next_until: datetime | None = None


def waiting(roster: DutyRoster, _directory: Directory) -> list[UUID]:
    """Đến lượt ai — who is to take over."""
    return [roster.next_id] if roster.state is DutyState.DUE and roster.next_id else []


def may_take(roster: DutyRoster, person: Person) -> bool:
    """Nhận ca — who was named, or who was called because he stayed silent."""
    return person.id == roster.next_id or bool(person.roles & _HEADS)


def may_hand_over(roster: DutyRoster, person: Person) -> bool:
    """Bàn giao ca — who has it; a clerk or leader for somebody who cannot."""
    return person.id == roster.holder_id or bool(person.roles & {Role.CLERK, Role.LEADER})


def has_plan(roster: DutyRoster, _person: Person) -> bool:
    return bool(roster.planned)


def standing(roster: DutyRoster) -> Watch:
    return Watch(roster.state, roster.holder_id, roster.holder_until,
                 roster.next_id, roster.next_until)  # fmt: skip


def turned(roster: DutyRoster, now: datetime, calendar: WorkingCalendar) -> Watch:
    """Phiên trực lúc này — a watch that is over ends in office hours only, when people are at work;
    outside of them it goes on until somebody takes it.
    """
    shift, holder = roster.shift_at(now), roster.holder_id
    if shift is not None and shift.person_id == holder:
        return Watch(DutyState.HELD, holder, shift.ends)
    if shift is not None:
        return Watch(DutyState.DUE, holder, roster.holder_until, shift.person_id, shift.ends)
    over = roster.holder_until is None or roster.holder_until <= now
    if holder is None or (over and at_work(now, calendar)):
        return Watch(DutyState.OFF)
    return Watch(DutyState.HELD, holder, roster.holder_until)


def stand(roster: DutyRoster, watch: Watch) -> None:
    """Đổi phiên trực — so that the roster stands like this."""
    roster.state = watch.state
    roster.holder_id, roster.holder_until = watch.holder_id, watch.holder_until
    roster.next_id, roster.next_until = watch.next_id, watch.next_until
    roster.urgency = URGENCY if watch.state is DutyState.DUE else 0


def give(roster: DutyRoster, person_id: UUID, now: datetime) -> Shift:
    """Giao ca đang trực — the shift of this moment gets another name; one that nobody planned lasts
    until the next one begins, at most twelve hours.
    """
    current = roster.shift_at(now)
    if current is None:
        coming = [one.begins for one in roster.shifts if one.begins > now]
        given = Shift(person_id, now, min([now + UNPLANNED, *coming]))
    else:
        given = replace(current, person_id=person_id)
    roster.plan([*(one for one in roster.shifts if one != current), given])
    return given


def at_work(now: datetime, calendar: WorkingCalendar) -> bool:
    """Trong giờ làm việc — as far as is known: then the watch may end."""
    try:
        return calendar.half_of(now) is not None
    except CalendarNotEntered:
        return False
