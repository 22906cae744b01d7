"""Thứ trong tuần — weekdays, with or without the week, from Monday to Sunday."""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAY = r"(?:thu (?P<weekday>[2-7])|chu nhat|cn)"
WEEKS = {"tuan nay": 0, "tuan sau": 1, "tuan toi": 1, "tuan sau nua": 2}
_WEEK = f"(?P<week>{'|'.join(WEEKS)})"

_IN_WEEK = re.compile(rf"(?:{WEEKDAY}|(?P<bare>[2-7])) {_WEEK}")
_WEEK_FIRST = re.compile(rf"{_WEEK} {WEEKDAY}")
_COMING = re.compile(rf"{WEEKDAY}(?: nay)?")
_NEXT = re.compile(rf"{WEEKDAY} (?:sau|toi)")


def weekdays(words: str, today: date) -> tuple[date, ...]:
    """None when the words are no weekday; two when they leave open which week."""
    if match := _IN_WEEK.fullmatch(words) or _WEEK_FIRST.fullmatch(words):
        return (_of_week(today, WEEKS[match["week"]], number(match)),)
    if match := _NEXT.fullmatch(words):
        return (_after(today, number(match)), _of_week(today, 1, number(match)))
    if match := _COMING.fullmatch(words):
        coming = _after(today, number(match))
        return (today, coming) if today.weekday() == number(match) else (coming,)
    return ()


def number(match: re.Match[str]) -> int:
    """Monday is 0 as in `date.weekday`; Vietnamese counts it as the second day."""
    said = match.groupdict()
    day = said.get("weekday") or said.get("bare")
    return int(day) - 2 if day else 6


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _of_week(today: date, week: int, weekday: int) -> date:
    return monday(today) + timedelta(days=7 * week + weekday)


def _after(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
