"""Câu hỏi của lịch trực — a month of shifts in one message, a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from core.calendar import TIME_ZONE, local
from core.due_dates.dates import dates
from core.duty.rules import ShiftsOverlap
from core.errors import Refusal
from core.form import Given, Option, Value, Words, World
from core.form.written import MOST_TYPED, AnswerTooLong
from core.people.directory import Directory
from core.people.duty import Shift
from core.text import Text, fold, nfc

MOST_LINES, LONGEST = 62, timedelta(hours=72)
_FARTHEST = timedelta(days=370)
_TIME = re.compile(r"\b(\d{1,2})(?::|h|g)(\d{2})?(?!\d)", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b")
_SEPARATOR, _CUT = "; ", 80


class ShiftNotUnderstood(Refusal):
    """The line has not two hours, a date, and a name."""


class ShiftWho(Refusal):
    """Nobody here has this name."""


class ShiftNameShared(Refusal):
    """More than one here has this name."""


class ShiftTimes(Refusal):
    """It ends before it begins, is over, lasts too long or lies too far ahead."""


class TooManyShifts(Refusal):
    """More lines than one message takes."""


@dataclass(frozen=True)
class Shifts(Words):
    """Các ca trực — “17:00 28/11 – 07:00 29/11 Lê Thị Thu”, a line each; the value names person and
    moments of every one, ready to be read again.
    """

    most: int = 6000

    def read(self, given: Given, world: World) -> str:
        if len(given.words) > min(MOST_TYPED, self.most):
            raise AnswerTooLong(most=min(MOST_TYPED, self.most), length=len(given.words))
        lines = [line for line in re.split(r"[\n;]", nfc(given.words)) if line.strip()]
        if len(lines) > MOST_LINES:
            raise TooManyShifts(most=MOST_LINES)
        value = _SEPARATOR.join(map(_written, (_shift(line, world) for line in lines)))
        self.recheck(value, world)
        return value

    def recheck(self, value: Value, world: World) -> None:
        super().recheck(value, world)
        planned = list(world.document.shifts) if world.document is not None else []
        for shift in shifts_of(value):
            world.directory.person(shift.person_id)
            if other := next((one for one in planned if one.overlaps(shift)), None):
                raise ShiftsOverlap(one=said(shift, world.directory),
                                    other=said(other, world.directory))  # fmt: skip
            planned.append(shift)

    def echo(self, value: Value, world: World) -> Text | None:
        told: Text | None = None
        for shift in shifts_of(value):
            line = said(shift, world.directory)
            told = line if told is None else Text.of("duty-lines", first=told, then=line)
        return Text.of("echo-shifts", reading=told) if told is not None else None


def shifts_of(value: Any) -> Iterator[Shift]:
    """The shifts that an answer names."""
    for part in str(value).split(_SEPARATOR):
        person, begins, ends = part.split(" ")
        yield Shift.unrow({"person": person, "begins": begins, "ends": ends})


def said(shift: Shift, directory: Directory) -> Text:
    """“17:00 thứ Bảy 28/11 – 07:00 Chủ nhật 29/11: Lê Thị Thu”."""
    begins, ends = moment(shift.begins), moment(shift.ends)
    name = directory.name(shift.person_id) or "—"
    return Text.of("duty-shift", begins=begins, ends=ends, name=name)


def moment(at: datetime) -> Text:
    here = local(at)
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[here.weekday()]
    return Text.of("duty-moment", time=f"{here:%H:%M}", weekday=weekday, date=f"{here:%d/%m}")


def planned(roster: Any) -> Sequence[Option]:
    """Các ca đã xếp — to choose one that is dropped."""
    return [
        Option(one.begins.isoformat(),
               Text.of("duty-span", begins=moment(one.begins), ends=moment(one.ends)))
        for one in roster.shifts
    ]  # fmt: skip


def _written(shift: Shift) -> str:
    return " ".join(shift.row().values())


def _shift(line: str, world: World) -> Shift:
    times, days = list(_TIME.finditer(line)), list(_DATE.finditer(line))
    if len(times) != 2 or not 1 <= len(days) <= 2:
        raise ShiftNotUnderstood(line=line.strip()[:_CUT])
    last = max(found.end() for found in (*times, *days))
    name = line[last:].strip(" ,.:–-\t")
    today = local(world.now).date()
    told = [one for found in days for one in dates(found[0], today)[:1]]
    hours = [_time(found) for found in times]
    if not name or len(told) != len(days) or None in hours:
        raise ShiftNotUnderstood(line=line.strip()[:_CUT])
    begins = datetime.combine(told[0], hours[0] or time(), TIME_ZONE)
    ends = datetime.combine(told[-1], hours[1] or time(), TIME_ZONE)
    if len(told) == 1 and ends <= begins:
        ends += timedelta(days=1)
    far = begins > world.now + _FARTHEST
    if ends <= max(begins, world.now) or ends - begins > LONGEST or far:
        raise ShiftTimes(line=line.strip()[:_CUT], most=LONGEST // timedelta(hours=1))
    return Shift(_who(name, world.directory), begins, ends)


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _who(name: str, directory: Directory) -> Any:
    wanted = fold(name)
    named = [
        person.id
        for person in directory.people
        if wanted in {fold(person.name), fold(person.title), fold(person.account)}
    ]
    if not named:
        raise ShiftWho(name=name[:_CUT])
    if len(named) > 1:
        raise ShiftNameShared(name=name[:_CUT])
    return named[0]
