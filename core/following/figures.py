"""Số liệu báo cáo — a day's, a week's or a month's figures of incoming documents (R-12.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.calendar import TIME_ZONE

_ONE = timedelta(days=1)


class Span(StrEnum):
    """Kỳ báo cáo."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Period:
    """Kỳ — from midnight of `first` to midnight after `last`, in +07:00."""

    span: Span
    first: date
    last: date

    @classmethod
    def of(cls, span: Span, day: date) -> Period:
        """The period of this kind that the day lies in; weeks begin on Monday."""
        if span is Span.DAY:
            return cls(span, day, day)
        if span is Span.WEEK:
            monday = day - day.weekday() * _ONE
            return cls(span, monday, monday + 6 * _ONE)
        first = day.replace(day=1)
        return cls(span, first, (first + 32 * _ONE).replace(day=1) - _ONE)

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), TIME_ZONE)

    @property
    def ends(self) -> datetime:
        """The instant that is no longer part of it."""
        return datetime.combine(self.last + _ONE, time(), TIME_ZONE)


@dataclass(frozen=True)
class Figures:
    """Số liệu — `new` were registered in the period, `on_time` and `late_done` finished in it by
    the lead's deadline; `refused` and `recalled` happened in it. `open` and `late_open` (a part of
    it) are as of now. A unit's are those whose lead is in the unit.
    """

    new: int = 0
    open: int = 0
    late_open: int = 0
    on_time: int = 0
    late_done: int = 0
    refused: int = 0
    recalled: int = 0

    @property
    def overdue(self) -> int:
        return self.late_open + self.late_done
