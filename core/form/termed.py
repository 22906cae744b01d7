"""Hạn xử lý — a fixed date, or a count of working days from the assignee's receipt (R-8.3a-2).

The value is an ISO instant for a date and `working-days:5` for a count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from core.calendar import WorkingCalendar
from core.due_dates import describe
from core.due_dates.refusals import DueNotUnderstood
from core.due_dates.terms import working_days
from core.form.kit import Given, Value, World
from core.form.written import Day, instant
from core.text import Text

_VALUE = re.compile(r"working-days:([1-9][0-9]{0,2})")


@dataclass(frozen=True)
class Deadline(Day):
    """Thời hạn giao việc — with `like`, a later end than that answer's is said with a warning:
    a coordinator who may end after the lead (R-8.4b).
    """

    def read(self, given: Given, world: World) -> str:
        days = working_days(given.words or "".join(given.options))
        if days is None:
            return super().read(given, world)
        world.calendar.deadline(world.now, days)  # refuses what cannot be counted
        return f"working-days:{days}"

    def echo(self, value: Value, world: World) -> Text | None:
        at = provisional(value, world.now, world.calendar)
        if at is None:
            return None
        reading = describe(at, world.calendar)
        if days := term_days(value):
            reading = Text.of("due-term", count=f"{days:02}", reading=reading)
        lead = provisional(world.answers.get(self.like), world.now, world.calendar)
        if lead is not None and at > lead:
            reading = Text.of("due-after-lead", reading=reading)
        return Text.of("echo-due", reading=reading)

    def recheck(self, value: Value, world: World) -> None:
        if not term_days(value):
            super().recheck(value, world)
        elif provisional(value, world.now, world.calendar) is None:
            raise DueNotUnderstood(words="…")


def term_days(value: Value) -> int:
    """Số ngày làm việc — 0 for a fixed date, and for anything else."""
    found = _VALUE.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) if found else 0


def provisional(value: Value, now: datetime, calendar: WorkingCalendar) -> datetime | None:
    """Hạn tạm tính — counted from now, as long as nobody has received it; None for no deadline.

    Raises WorkingDaysOutOfRange, CalendarNotEntered.
    """
    days = term_days(value)
    return calendar.deadline(now, days) if days else instant(value)
