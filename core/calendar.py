"""Lịch làm việc — working days, office hours, and the deadlines that follow from them.

Holidays and swaps come only from notices, so they are entered, never computed. Days are those of
Viet Nam (+07:00); an instant without offset is a bug and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from core.errors import Refusal
from core.text import Param, Text

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_WORKING_DAYS = 250
_ONE = timedelta(days=1)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class CalendarNotEntered(Refusal):
    """The year's notices are not entered: saying so beats guessing."""


class WorkingDaysOutOfRange(Refusal):
    """A count of working days below 1 or above `MOST_WORKING_DAYS`."""


class Half(StrEnum):
    """Buổi làm việc — the half of a working day (R-20.1b)."""

    MORNING = "am"
    AFTERNOON = "pm"


@dataclass(frozen=True)
class OfficeHours:
    """Giờ làm việc — two sessions of one day, local time."""

    opens: time
    morning_ends: time
    afternoon_opens: time
    closes: time

    def __post_init__(self) -> None:
        if not self.opens < self.morning_ends <= self.afternoon_opens < self.closes:
            raise ValueError("office hours are out of order")


@dataclass(frozen=True)
class Season:
    """Mùa làm việc — from `month`/`day` of each year until the next season begins."""

    month: int
    day: int
    hours: OfficeHours


# Proposed until the province's own hours are entered: as in neighbouring Nghệ An.
SEASONS = (
    Season(4, 16, OfficeHours(time(7), time(11, 30), time(13, 30), time(17))),
    Season(10, 16, OfficeHours(time(7, 30), time(12), time(13, 30), time(17))),
)


@dataclass(frozen=True)
class WorkingCalendar:
    """Lịch làm việc — `off` and `worked` (a rest day worked in exchange) with their notices.

    `entered` are the spans, first and last day, whose notices are known; elsewhere every question
    about working days raises CalendarNotEntered. Office hours are known for every day.
    """

    off: Mapping[date, str]
    worked: Mapping[date, str]
    entered: tuple[tuple[date, date], ...]
    hours: tuple[Season, ...] = SEASONS

    def __post_init__(self) -> None:
        if not self.hours:
            raise ValueError("no season has office hours")
        if both := self.off.keys() & self.worked.keys():
            raise ValueError(f"both off and worked: {min(both)}")
        if lost := [d for d in (*self.off, *self.worked) if not self.is_entered(d)]:
            raise ValueError(f"outside the entered days: {min(lost)}")

    def is_entered(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.entered)

    def is_working_day(self, day: date) -> bool:
        """Ngày làm việc — raises CalendarNotEntered."""
        if not self.is_entered(day):
            raise CalendarNotEntered(year=day.year, day=f"{day:%d/%m/%Y}")
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def next_working_day(self, day: date) -> date:
        """Ngày làm việc tiếp theo — the first one after `day`."""
        day += _ONE
        while not self.is_working_day(day):
            day += _ONE
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, which itself is not counted (1 to 250)."""
        if not 1 <= count <= MOST_WORKING_DAYS:
            raise WorkingDaysOutOfRange(most=MOST_WORKING_DAYS)
        day = start
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def office_hours(self, day: date) -> OfficeHours:
        seasons = sorted(self.hours, key=lambda season: (season.month, season.day))
        begun = [s for s in seasons if (s.month, s.day) <= (day.month, day.day)]
        return (begun or seasons)[-1].hours

    def morning_ends(self, day: date) -> datetime:
        """Hết buổi sáng — end of the morning session."""
        return datetime.combine(day, self.office_hours(day).morning_ends, TIME_ZONE)

    def closes(self, day: date) -> datetime:
        """Hết giờ làm việc — end of the afternoon session."""
        return datetime.combine(day, self.office_hours(day).closes, TIME_ZONE)

    def half_of(self, at: datetime) -> Half | None:
        """Buổi — the noon break belongs to the morning; None outside office hours."""
        here = local(at)
        hours = self.office_hours(here.date())
        if not self.is_working_day(here.date()) or not hours.opens <= here.time() <= hours.closes:
            return None
        return Half.MORNING if here.time() < hours.afternoon_opens else Half.AFTERNOON

    def after_office_minutes(self, at: datetime, minutes: int) -> datetime:
        """Sau ngần ấy phút làm việc — minutes of the sessions alone; raises CalendarNotEntered."""
        left, day = timedelta(minutes=minutes), local(at).date()
        while True:
            for begins, ends in self._sessions(day):
                start = max(begins, local(at))
                if start + left <= ends:
                    return start + left
                left -= max(ends - start, timedelta())
            day += _ONE

    def _sessions(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if not self.is_working_day(day):
            return
        hours = self.office_hours(day)
        sessions = (hours.opens, hours.morning_ends), (hours.afternoon_opens, hours.closes)
        for begins, ends in sessions:
            yield (
                datetime.combine(day, begins, TIME_ZONE),
                datetime.combine(day, ends, TIME_ZONE),
            )

    def issue_by(self, signed_at: datetime) -> datetime:
        """Hạn phát hành — end of the morning of the next working day after signing (R-6.2a)."""
        return self.morning_ends(self.next_working_day(local(signed_at).date()))

    def deadline(self, received_at: datetime, working_days: int) -> datetime:
        """Hạn giải quyết — counted from the day after receipt by the assignee (R-8.3a-2).

        The law counts days. The instant is the end of office hours of the last one: after it
        nobody is there to take the result, so that is when a clerk holds the day to be over.
        """
        return self.closes(self.add_working_days(local(received_at).date(), working_days))

    def explain_deadline(self, received_at: datetime, working_days: int) -> Text:
        """Vì sao hạn này — one sentence naming every day off and every exchanged day passed."""
        due = self.deadline(received_at, working_days)
        start = local(received_at).date()
        told: Text | None = None
        for note in self._notes(start, due.date()):
            told = note if told is None else Text.of("calendar-notes", first=told, then=note)
        said: dict[str, Param] = {
            "hour": f"{local(received_at):%H:%M}",
            "received": day_text(start),
            "count": f"{working_days:02}",
            "due": day_text(due.date()),
            "end": f"{due:%H:%M}",
        }
        if told is None:
            return Text.of("calendar-deadline", **said)
        return Text.of("calendar-deadline-noting", **said, notes=told)

    def _notes(self, start: date, due: date) -> Iterator[Text]:
        """Runs of neighbouring days with one reason; ordinary working days say nothing."""
        days = (start + count * _ONE for count in range(1, (due - start).days + 1))
        for (key, why), run in groupby(days, self._reason):
            first, *others = run
            said = f"{first:%d/%m}–{others[-1]:%d/%m}" if others else f"{first:%d/%m}"
            if key:
                yield Text.of(key, days=said, why=why)

    def _reason(self, day: date) -> tuple[str, str]:
        if day in self.worked:
            return ("calendar-worked", self.worked[day])
        if day in self.off:
            return ("calendar-off", self.off[day])
        return ("calendar-weekend" if day.weekday() > 4 else "", "")


def local(at: datetime) -> datetime:
    """Giờ Việt Nam — raises ValueError for an instant without offset."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return at.astimezone(TIME_ZONE)


def day_text(day: date) -> Text:
    """“Thứ Sáu, 27/11/2026”."""
    return Text.of("calendar-day", weekday=_WEEKDAYS[day.weekday()], date=f"{day:%d/%m/%Y}")
