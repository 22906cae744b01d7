"""P14: deadlines against an independent second implementation — a naive walk, one day after the
other, straight over the notices as they stand in the files.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from core.calendar import CalendarNotEntered, WorkingDaysOutOfRange, local
from core.errors import Refusal
from core.reminding import grade_of
from tests.calendars import YEAR_2026

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "calendar"
FEW, MANY = 2_000, 100_000
SEVEN = timedelta(hours=7)
WEEKEND = ("Sat", "Sun")
# as the regulation's proposal has them: from 16/4 summer, from 16/10 winter
SUMMER = ((7, 0), (11, 30), (13, 30), (17, 0))
WINTER = ((7, 30), (12, 0), (13, 30), (17, 0))


class Nobody(Exception):
    """No notice says anything about this day."""


@cache
def notices() -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]:
    """Days off, days worked, and the spans that are entered, all as ISO texts."""
    off: set[str] = set()
    worked: set[str] = set()
    spans: list[tuple[str, str]] = []
    for path in sorted(FOLDER.glob("2*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        off |= set(data["off"])
        worked |= set(data["worked"])
        spans.append((str(data["first"]), str(data["last"])))
    return frozenset(off), frozenset(worked), tuple(spans)


def works(day: date) -> bool:
    off, worked, spans = notices()
    text = day.isoformat()
    if not any(first <= text <= last for first, last in spans):
        raise Nobody
    if text in worked:
        return True
    return f"{day:%a}" not in WEEKEND and text not in off


def hours(day: date) -> tuple[tuple[int, int], ...]:
    return SUMMER if "04-16" <= f"{day:%m-%d}" < "10-16" else WINTER


def moment(day: date, clock: tuple[int, int]) -> datetime:
    """An instant in UTC, by plain subtraction of seven hours."""
    return datetime(day.year, day.month, day.day, *clock, tzinfo=UTC) - SEVEN


def here(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None) + SEVEN


def slow_deadline(at: datetime, count: int) -> datetime:
    day, left = here(at).date(), count
    while left:
        day = day + timedelta(days=1)
        if works(day):
            left = left - 1
    return moment(day, hours(day)[3])


def slow_issue_by(at: datetime) -> datetime:
    day = here(at).date() + timedelta(days=1)
    while not works(day):
        day = day + timedelta(days=1)
    return moment(day, hours(day)[1])


def slow_half(at: datetime) -> str | None:
    then = here(at)
    opens, _noon, again, closes = hours(then.date())
    clock = (then.hour, then.minute, then.second, then.microsecond)
    if not works(then.date()) or clock < (*opens, 0, 0) or clock > (*closes, 0, 0):
        return None
    return "am" if clock < (*again, 0, 0) else "pm"


def slow_grade(due_at: datetime, today: date) -> str | None:
    due = here(due_at).date()
    first, last = min(due, today), max(due, today)
    span = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    if today == due:
        return "today"
    if today < due:
        return "before" if not any(works(day) for day in span[:-1]) else None
    return "very-late" if sum(works(day) for day in span) >= 3 else "late"


def same(fast: Callable[[], Any], slow: Callable[[], Any], what: object) -> None:
    """Equal answers, or both say that the notices are missing."""
    try:
        wanted = slow()
    except Nobody:
        with pytest.raises(CalendarNotEntered):
            fast()
        return
    got = fast()
    if isinstance(got, datetime):
        got = got.astimezone(UTC)
    assert got == wanted, what


def an_instant(dice: random.Random) -> datetime:
    """Anywhere in the entered years; often near Tết, a swapped Saturday, a holiday, a boundary."""
    off, worked, spans = notices()
    corner = dice.random()
    if corner < 0.5:
        day = date.fromisoformat(dice.choice(sorted(off | worked)))
        day += timedelta(days=dice.randint(-9, 9))
    elif corner < 0.6:
        day = date(dice.choice([2026, 2027]), dice.choice([4, 10]), dice.randint(14, 18))
    else:
        first, last = (date.fromisoformat(text) for text in dice.choice(spans))
        day = first + timedelta(days=dice.randint(0, (last - first).days))
    clock = dice.choice([*SUMMER, *WINTER, (0, 0), (23, 59), (dice.randrange(24), 30)])
    return moment(day, clock) + timedelta(microseconds=dice.choice([-1, 0, 0, 1, 59_999_999]))


def compare(count: int, seed: int) -> None:
    dice = random.Random(seed)
    calendar = YEAR_2026
    for number in range(count):
        at = an_instant(dice)
        days = dice.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, dice.randint(1, 60)])
        said = (seed, number, at, days)
        same(partial(calendar.deadline, at, days), partial(slow_deadline, at, days), said)
        same(partial(calendar.issue_by, at), partial(slow_issue_by, at), said)
        same(partial(calendar.half_of, at), partial(slow_half, at), said)


def compare_grades(count: int, seed: int) -> None:
    dice = random.Random(seed)
    done = 0
    while done < count:
        due_at, today = an_instant(dice), local(an_instant(dice)).date()
        try:
            if abs((local(due_at).date() - today).days) > 40 or not works(today):
                continue
            wanted = slow_grade(due_at, today)
        except Nobody:
            continue
        try:
            assert grade_of(due_at, today, YEAR_2026) == wanted, (seed, due_at, today)
        except CalendarNotEntered:
            continue
        done += 1


@pytest.mark.basis("R-8.3a-2", "R-6.2a")
@pytest.mark.parametrize("seed", [20261123])
def test_p14_two_thousand_deadlines_are_the_same_twice(seed: int) -> None:
    compare(FEW, seed)


def test_the_grades_of_reminders_are_the_same_twice() -> None:
    compare_grades(FEW // 4, 20261124)


@pytest.mark.long
def test_p14_a_hundred_thousand_deadlines_are_the_same_twice() -> None:
    compare(MANY, 20261125)
    compare_grades(MANY // 10, 20261126)


def test_the_cases_reach_tet_and_worked_saturdays() -> None:
    dice = random.Random(20261123)
    seen = {local(an_instant(dice)).date().isoformat() for _ in range(FEW)}
    _off, worked, _spans = notices()
    assert {"2026-02-16", "2026-02-18", "2026-02-20"} <= seen
    assert {day for day in worked if day.startswith("2026")} <= seen


def test_counts_outside_the_range_are_refused() -> None:
    for days in (0, -1, 251):
        with pytest.raises(WorkingDaysOutOfRange):
            YEAR_2026.deadline(datetime(2026, 11, 16, tzinfo=UTC), days)
    assert issubclass(WorkingDaysOutOfRange, Refusal)
