"""Ngày tháng trong thời hạn — “15/12”, “ngày 15 tháng 12 năm 2026”, “ngày 15 tháng sau”."""

from __future__ import annotations

import re
from datetime import date

from core.calendar import day_text
from core.due_dates.refusals import NoSuchDay, WrongWeekday
from core.due_dates.weekdays import WEEKDAY, number

_D, _M, _Y = r"(?P<d>[0-9]{1,2})", r"(?P<m>[0-9]{1,2})", r"(?P<y>[0-9]{4}|[0-9]{2})"
_THIS_YEAR = r"(?: nam (?P<which>nay|sau|toi))?"
_DATES = (
    re.compile(rf"(?:ngay )?{_D}/{_M}/{_Y}"),
    re.compile(rf"(?:ngay )?{_D}/{_M}(?: nam (?P<y>[0-9]{{4}})|{_THIS_YEAR})"),
    re.compile(rf"(?:ngay )?{_D} thang {_M}(?: nam (?P<y>[0-9]{{4}})|{_THIS_YEAR})"),
    re.compile(rf"(?:ngay )?{_D} thang (?P<month>nay|sau|toi)"),
    re.compile(rf"ngay {_D}"),
)
_WITH_WEEKDAY = re.compile(rf"(?:ngay )?{WEEKDAY} (?P<rest>.+)")


def dates(words: str, today: date) -> tuple[date, ...]:
    """None when the words are no date. Raises NoSuchDay, WrongWeekday."""
    named = _WITH_WEEKDAY.fullmatch(words)
    day = _date(named["rest"] if named else words, today)
    if named and day and day.weekday() != number(named):
        raise WrongWeekday(date=f"{day:%d/%m/%Y}", day=day_text(day))
    return (day,) if day else ()


def _date(words: str, today: date) -> date | None:
    for pattern in _DATES:
        if match := pattern.fullmatch(words):
            return _resolve(match.groupdict(), today)
    return None


def _resolve(said: dict[str, str | None], today: date) -> date:
    day = int(said["d"] or 0)
    if said.get("m") is None:
        ahead = said.get("month") in {"sau", "toi"} or ("month" not in said and day < today.day)
        return make(*month_after(today.year, today.month, int(ahead)), day)
    month = int(said["m"] or 0)
    if year := said.get("y"):
        return make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if which := said.get("which"):
        return make(today.year + (which != "nay"), month, day)
    return make(today.year + ((month, day) < (today.month, today.day)), month, day)


def make(year: int, month: int, day: int) -> date:
    """Raises NoSuchDay."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay(said=f"{day}/{month}/{year:04}") from error


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month `count` months on."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1
