"""Đôn đốc — graded, fair, once: who has the work now is reminded, then who answers for it
(R-12.4, R-8.4b, N19).

Looked at once each working day, when the office opens; a morning that was missed is caught up
later that day, with the grade that holds then. Silent: one message for each person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from uuid import UUID

from core.calendar import TIME_ZONE, CalendarNotEntered, WorkingCalendar, local
from core.effects.remind import Remind
from core.following.scope import Scope, head_over
from core.opinions.opinion import OpinionState
from core.people.directory import Directory
from core.ports import Ports, Records, UnitOfWork
from core.tasks.clock import held_since
from core.tasks.task import Task, TaskState

PAGE = 500
VERY_LATE_DAYS = 3
_ONE = timedelta(days=1)


class Grade(StrEnum):
    """Mức đôn đốc — one working day before, on the day, overdue, overdue by three working days."""

    BEFORE = "before"
    TODAY = "today"
    LATE = "late"
    VERY_LATE = "very-late"


async def remind(ports: Ports) -> int:
    """Đôn đốc — returns how many messages were posted. Raises `CalendarNotEntered`."""
    now, calendar = ports.clock.now(), ports.calendar
    today = local(now).date()
    if not calendar.is_working_day(today) or local(now).time() < calendar.office_hours(today).opens:
        return 0
    posted = 0
    for agency_id, _code in await ports.store.read(lambda records: records.agencies()):
        posted += await ports.store.write(
            partial(_of_agency, agency_id=agency_id, now=now, calendar=calendar)
        )
    return posted


def grade_of(due_at: datetime, today: date, calendar: WorkingCalendar) -> Grade | None:
    """Mức hôm nay — `today` is a working day. Raises `CalendarNotEntered`."""
    due = local(due_at).date()
    if today == due:
        return Grade.TODAY
    if today < due:
        return Grade.BEFORE if due <= calendar.next_working_day(today) else None
    passed, day = 1, today - _ONE
    while day > due and passed < VERY_LATE_DAYS:
        passed += calendar.is_working_day(day)
        day -= _ONE
    return Grade.VERY_LATE if passed >= VERY_LATE_DAYS else Grade.LATE


def _of_agency(work: UnitOfWork, agency_id: UUID, now: datetime, calendar: WorkingCalendar) -> int:
    today = local(now).date()
    if not work.tick("remind-day", f"{agency_id.hex}/{today}", now):
        return 0
    directory = work.directory(agency_id)
    lists: dict[UUID, list[str]] = {}
    for task, grade in _graded(work, agency_id, now, calendar):
        if not work.tick("remind", f"{task.id.hex}/{grade}/{local(task.due_at):%Y%m%dT%H%M}", now):
            continue
        for person in _whom(task, grade, directory):
            lists.setdefault(person, []).append(f"{task.id.hex}/{grade}")
    work.post(agency_id, [Remind(person, today, rows) for person, rows in lists.items()], now)
    return len(lists)


def _graded(
    work: UnitOfWork, agency_id: UUID, now: datetime, calendar: WorkingCalendar
) -> Iterator[tuple[Task, Grade]]:
    """Every open task that has a grade today, was held when the office opened, and is not waiting
    for others.
    """
    today = local(now).date()
    opens = datetime.combine(today, calendar.office_hours(today).opens, TIME_ZONE)
    for task in _open_tasks(work, agency_id, _horizon(today, calendar)):
        try:
            grade = grade_of(task.due_at, today, calendar)
        except CalendarNotEntered:
            continue  # a deadline in a year without notices: the digest still counts it
        if grade and held_since(task) < opens and not suspended(work, task):
            yield task, grade


def _open_tasks(work: UnitOfWork, agency_id: UUID, before: datetime) -> Iterator[Task]:
    offset = 0
    while page := work.tasks_due(Scope(agency_id), before, PAGE, offset):
        yield from page
        offset += PAGE


def _horizon(today: date, calendar: WorkingCalendar) -> datetime:
    """The end of the next working day; of today when the next year's notices are missing."""
    try:
        last = calendar.next_working_day(today)
    except CalendarNotEntered:
        last = today
    return datetime.combine(last + _ONE, time(), TIME_ZONE)


def suspended(records: Records, task: Task) -> bool:
    """Tạm dừng đôn đốc — while more time is asked for, or others owe the assignee an opinion."""
    if task.state == TaskState.EXTENSION_ASKED:
        return True
    asked = [*records.opinions_of(task.id), *records.opinions_of(task.document_id)]
    return any(
        one.state == OpinionState.ASKED and one.asker_id == task.assignee_id for one in asked
    )


def _whom(task: Task, grade: Grade, directory: Directory) -> list[UUID]:
    """Who has it now; overdue also the head of the unit; long overdue also the assigner."""
    here = {person.id for person in directory.people}
    whom: list[UUID | None] = [task.holder_id]
    if grade in {Grade.LATE, Grade.VERY_LATE}:
        whom.append(head_over(task.assignee_id, directory))
    if grade is Grade.VERY_LATE:
        whom.append(task.assigner_id)
    return [person for person in dict.fromkeys(whom) if person in here and person is not None]
