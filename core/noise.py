"""Giờ yên lặng và mức tin có chuông — when a calm message makes no sound (N23).

What is urgent always rings. A calm message always arrives; only its sound is left out: in the
quiet hours of its reader, on days off, and after so many that have sounded that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from core.calendar import CalendarNotEntered, WorkingCalendar, local
from core.errors import Refusal
from core.text import Text

SOUNDING_A_DAY = 20
"""Calm messages that sound in one person's day (Việt Nam time); the twenty-first is silent."""
WEEK = timedelta(days=6)
_SATURDAY = 5
_HOURS = re.compile(
    r"(\d{1,2})(?:[:hg](\d{2})?)?\s*(?:-|–|đến|den|\s)\s*(\d{1,2})(?:[:hg](\d{2})?)?"
)


class NotQuietHours(Refusal):
    """Not two moments of a day, or the same one twice."""


@dataclass(frozen=True)
class Quiet:
    """Giờ yên lặng — from `begins` until `ends` of the next morning when that is earlier, and
    all of a day off where `days_off`; both moments the same: no quiet hours.
    """

    person_id: UUID
    begins: time = time(20)
    ends: time = time(6, 30)
    days_off: bool = True

    @property
    def hours(self) -> bool:
        return self.begins != self.ends

    def covers(self, at: datetime, calendar: WorkingCalendar) -> bool:
        """Đang yên lặng — at this moment, for a calm message."""
        here = local(at)
        if self.days_off and not _works(here.date(), calendar):
            return True
        clock = here.time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


@dataclass(frozen=True)
class Noise:
    """Tin trong ngày — how many calm messages of one day sounded, and how many came silently."""

    person_id: UUID
    day: date
    sounded: int = 0
    silent: int = 0


def sounds(quiet: Quiet, today: Noise, at: datetime, calendar: WorkingCalendar) -> bool:
    """Có chuông hay không — of one more calm message."""
    return today.sounded < SOUNDING_A_DAY and not quiet.covers(at, calendar)


def hours(words: str) -> tuple[time, time]:
    """“21:00 đến 6:30”, “21h 6h30” — raises `NotQuietHours`."""
    found = _HOURS.fullmatch(words.strip().lower())
    if found is None:
        raise NotQuietHours
    begins, ends = _moment(found[1], found[2]), _moment(found[3], found[4])
    if begins == ends:
        raise NotQuietHours
    return begins, ends


def told(quiet: Quiet) -> Text:
    """Giờ yên lặng của một người, bằng lời."""
    span = {"begins": f"{quiet.begins:%H:%M}", "ends": f"{quiet.ends:%H:%M}"}
    if not quiet.hours:
        return Text.of("noise-days-off" if quiet.days_off else "noise-never")
    return Text.of("noise-hours-and-days-off" if quiet.days_off else "noise-hours", **span)


def _moment(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise NotQuietHours from None


def _works(day: date, calendar: WorkingCalendar) -> bool:
    try:
        return calendar.is_working_day(day)
    except CalendarNotEntered:
        return day.weekday() < _SATURDAY
