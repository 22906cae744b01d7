"""Thời hạn viết tự nhiên — a deadline as people write it, read by a fixed grammar, never guessed.

What has two readings is refused with both; what has one is echoed in full before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.calendar import TIME_ZONE, Half, WorkingCalendar, day_text, local
from core.due_dates.dates import dates
from core.due_dates.hours import Moment, is_part, lapse, moments
from core.due_dates.refusals import (
    DueAmbiguous,
    DueInThePast,
    DueNotUnderstood,
    DueTooFar,
    DueTooLong,
)
from core.due_dates.spans import spans
from core.due_dates.weekdays import weekdays
from core.due_dates.words import hearings
from core.errors import Refusal
from core.text import Param, Text, nfc

LONGEST = 100
FARTHEST_DAYS = 731
_LEAD = re.compile(
    r"(?:han|han chot|han cuoi|thoi han|cham nhat|muon nhat|den|toi|truoc|vao|luc|la|xong)"
    r"(?: (?:cham nhat|muon nhat|den|toi|truoc|vao|luc|la|xong))*"
)
_WITHIN = re.compile(
    r"(?:trong|het|cuoi) (?=ngay |hom |mai|thu |chu |cn|[0-9]+/)|(?:ngay|hom) (?=thu |chu |cn)"
)


@dataclass(frozen=True)
class Due:
    """Thời hạn — `at` in +07:00, and how it was understood: “Thứ Sáu, 27/11/2026, 17:00”."""

    at: datetime
    reading: Text


def read_due(text: str, now: datetime, calendar: WorkingCalendar) -> Due:
    """Đọc thời hạn — without an hour, the end of office hours of that day.

    Raises the refusals of `core.due_dates.refusals` and CalendarNotEntered.
    """
    words = " ".join(nfc(text).split()) if len(text) <= 10 * LONGEST else text
    if len(words) > LONGEST:
        raise DueTooLong(most=LONGEST)
    reader = _Reader(local(now), calendar)
    found = sorted(set(reader.readings(words)))
    ahead = [at for at in found if at > now] or found
    if not ahead:
        raise reader.refusals[0] if reader.refusals else DueNotUnderstood(words=words)
    if len(ahead) > 1 and ahead[0] > now:
        first, second = (describe(at, calendar) for at in ahead[:2])
        raise DueAmbiguous(words=words, first=first, second=second)
    reading = describe(ahead[0], calendar)
    if ahead[0] <= now:
        raise DueInThePast(reading=reading)
    if ahead[0] - now > timedelta(days=FARTHEST_DAYS):
        raise DueTooFar(reading=reading, most=FARTHEST_DAYS)
    return Due(ahead[0], reading)


def describe(at: datetime, calendar: WorkingCalendar) -> Text:
    """Cách đọc — any instant as day and hour; says so when nobody works that day."""
    here = local(at)
    day = here.date()
    said: dict[str, Param] = {"day": day_text(day), "hour": f"{here:%H:%M}"}
    if not calendar.is_entered(day):
        return Text.of("due-not-entered", **said)
    if calendar.is_working_day(day):
        return Text.of("due-plain", **said)
    if day in calendar.off:
        return Text.of("due-off", **said, why=calendar.off[day])
    return Text.of("due-weekend", **said)


class _Reader:
    """Every reading of a phrase; what was refused on the way is kept for want of any."""

    def __init__(self, now: datetime, calendar: WorkingCalendar) -> None:
        self.now = now
        self.calendar = calendar
        self.refusals: list[Refusal] = []

    def readings(self, phrase: str) -> list[datetime]:
        """As typed; only when that says nothing, as it may have been meant with all its marks."""
        for exact in (True, False):
            found = [
                at
                for words in hearings(phrase, exact=exact)
                for start in _starts(words)
                for at in self._whole(start)
            ]
            if found or self.refusals:
                return found
        return []

    def _whole(self, words: list[str]) -> Iterator[datetime]:
        if at := lapse(" ".join(words), self.now):
            yield at
        for begin in range(len(words) + 1):
            for end in range(begin, len(words) + 1):
                yield from self._parts(words[:begin], words[begin:end], words[end:])

    def _parts(self, before: list[str], day: list[str], after: list[str]) -> Iterator[datetime]:
        """“chiều | mai | lúc 5 giờ”: an hour before or after the day, or its half before it."""
        if not (before or day or after):
            return
        try:
            hours = self._hours(" ".join(before), after)
            if not hours:
                return
            for on in self._days(day) if day else [self.now.date()]:
                for hour in hours:
                    yield self._at(on, hour)
        except Refusal as refusal:
            self.refusals.append(refusal)

    def _hours(self, before: str, after: list[str]) -> tuple[Moment, ...]:
        if not before and not after:
            return (Half.AFTERNOON,)
        if before and after:
            ends = (" ".join(start) for start in _starts(after))
            return tuple(m for e in ends if is_part(before) for m in moments(f"{e} {before}"))
        if before:
            return moments(before)
        return tuple(m for start in _starts(after) for m in moments(" ".join(start)))

    def _days(self, day: list[str]) -> Iterator[date]:
        today = self.now.date()
        for start in _starts(day):
            words = _WITHIN.sub("", " ".join(start), count=1)
            for form in dict.fromkeys((" ".join(start), words, _WITHIN.sub("", words, count=1))):
                yield from weekdays(form, today)
                yield from dates(form, today)
                yield from spans(form, today, self.calendar)

    def _at(self, day: date, moment: Moment) -> datetime:
        if moment == Half.MORNING:
            return self.calendar.morning_ends(day)
        if isinstance(moment, Half):
            return self.calendar.closes(day)
        return datetime.combine(day, moment, TIME_ZONE)


def _starts(words: list[str]) -> Iterator[list[str]]:
    """The words, and the words behind each lead-in: “chậm nhất là 15/12”, “15/12”."""
    yield words
    for size in range(1, len(words)):
        if _LEAD.fullmatch(" ".join(words[:size])):
            yield words[size:]
