"""Bảng kiểm tra theo buổi — people by half working days, from the journal alone: the proof of Điều
20.1 (R-20.1b, N18). What was checked in the chat and on the web is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from core.calendar import TIME_ZONE, WorkingCalendar, local
from core.following.scope import Scope
from core.journal.entry import Entry
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.people.person import Person
from core.ports import Records

WEB, SIGN_IN = "web", "sign_in"
DAY_ENDS = time(18)
DAYS = 7
_ONE = timedelta(days=1)


class Mark(StrEnum):
    """Dấu — `AHEAD`: the half day is not over; `LEAVE`: taken out of the count."""

    CHAT = "chat"
    WEB = "web"
    BOTH = "both"
    MISSED = "missed"
    LEAVE = "leave"
    AHEAD = "ahead"


@dataclass(frozen=True)
class HalfDay:
    """Buổi — from when the office opens, or opens again, until it counts no longer."""

    day: date
    half: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Row:
    """Một người — a mark for each half day of the board."""

    person: Person
    unit: str
    marks: tuple[Mark, ...]

    def count(self, *kinds: Mark) -> int:
        return sum(mark in kinds for mark in self.marks)

    @property
    def in_chat(self) -> int:
        return self.count(Mark.CHAT, Mark.BOTH)

    @property
    def on_web(self) -> int:
        return self.count(Mark.WEB, Mark.BOTH)

    @property
    def missed(self) -> int:
        return self.count(Mark.MISSED)


@dataclass(frozen=True)
class Board:
    """Bảng — of one scope; the days that do not count are no columns."""

    name: str
    first: date
    last: date
    halves: tuple[HalfDay, ...]
    rows: tuple[Row, ...]


def board(
    records: Records, scope: Scope, first: date, now: datetime, calendar: WorkingCalendar
) -> Board:
    """Bảng của bảy ngày from `first`. Raises `CalendarNotEntered`."""
    directory = records.directory(scope.agency_id)
    last = first + _ONE * (DAYS - 1)
    begins, ends = (datetime.combine(day, time(), TIME_ZONE) for day in (first, last + _ONE))
    halves = tuple(_halves(first, calendar))
    seen = _seen(records.visits(scope.agency_id, begins, ends), halves)
    absences = records.absences(scope.agency_id, begins, ends)
    rows = [
        Row(
            person,
            directory.unit_name(person.unit_id),
            tuple(_mark(person, half, seen, absences, now) for half in halves),
        )
        for person in _people(scope, directory)
    ]
    return Board(scope.name, first, last, halves, tuple(rows))


def monday(day: date) -> date:
    return day - _ONE * day.weekday()


def _people(scope: Scope, directory: Directory) -> Iterable[Person]:
    if scope.unit_id:
        return directory.in_unit(scope.unit_id)
    if scope.person_id:
        return [one for one in directory.people if one.id == scope.person_id]
    return directory.people


def _halves(first: date, calendar: WorkingCalendar) -> Iterator[HalfDay]:
    for day in (first + _ONE * number for number in range(DAYS)):
        if not calendar.is_working_day(day):
            continue
        hours = calendar.office_hours(day)
        noon = datetime.combine(day, hours.afternoon_opens, TIME_ZONE)
        yield HalfDay(day, "am", datetime.combine(day, hours.opens, TIME_ZONE), noon)
        yield HalfDay(day, "pm", noon, datetime.combine(day, DAY_ENDS, TIME_ZONE))


def _seen(
    entries: Iterable[Entry], halves: tuple[HalfDay, ...]
) -> Mapping[tuple[UUID | None, date, str], set[bool]]:
    """Whether on the web (True) or in a chat (False), by person and half day."""
    seen: dict[tuple[UUID | None, date, str], set[bool]] = {}
    for one in entries:
        found = _half_of(one, halves)
        if found is not None:
            key = (one.person_id, found.day, found.half)
            seen.setdefault(key, set()).add(one.via == WEB)
    return seen


def _half_of(entry: Entry, halves: tuple[HalfDay, ...]) -> HalfDay | None:
    """“Đã kiểm tra” counts for the half day whose list it answers, if it is given within it; a
    sign-in for the one in which it happens. Nothing is made up for afterwards.
    """
    day = local(entry.at).date()
    here = [one for one in halves if one.day == day and entry.at < one.ends]
    if not here:
        return None
    if entry.step == SIGN_IN:
        return here[0]
    wanted = (entry.details.get("day"), entry.details.get("half"))
    return here[0] if wanted == (day.isoformat(), here[0].half) else None


def _mark(
    person: Person,
    half: HalfDay,
    seen: Mapping[tuple[UUID | None, date, str], set[bool]],
    absences: Iterable[Delegation],
    now: datetime,
) -> Mark:
    where = seen.get((person.id, half.day, half.half), set())
    if where:
        return Mark.BOTH if len(where) > 1 else Mark.WEB if True in where else Mark.CHAT
    if any(one.giver_id == person.id and one.overlaps(half.begins, half.ends) for one in absences):
        return Mark.LEAVE
    return Mark.MISSED if half.ends <= now else Mark.AHEAD
