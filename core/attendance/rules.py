"""Quy tắc kiểm tra nửa ngày — whose check it is; it never becomes work of its own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.attendance.check import HalfDayCheck
from core.calendar import Half, WorkingCalendar
from core.people.directory import Directory
from core.people.person import Person

MOST_SNOOZES = 2


def mine(check: HalfDayCheck, person: Person) -> bool:
    return check.person_id == person.id


def may_snooze(check: HalfDayCheck, person: Person) -> bool:
    """Còn được hẹn — twice in a half day."""
    return mine(check, person) and check.snoozes < MOST_SNOOZES


def last_moment(check: HalfDayCheck, calendar: WorkingCalendar) -> datetime:
    """Hết buổi — later the list is not said again."""
    if check.half == Half.MORNING:
        return calendar.morning_ends(check.day)
    return calendar.closes(check.day)


def waiting(_check: HalfDayCheck, _directory: Directory) -> list[UUID]:
    """A reminder of work is not work: nobody is waited for."""
    return []
