"""Khoảng thời gian — “3 ngày nữa”, “5 ngày làm việc”, “cuối tháng”, “đầu tuần sau”."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.calendar import WorkingCalendar
from core.due_dates.dates import make, month_after
from core.due_dates.refusals import NoSuchDay, NoWorkingDayThen
from core.due_dates.weekdays import monday

_NEAR = (
    (re.compile(r"nay|(?:ngay )?hom nay|(?:trong|het|cuoi) ngay"), 0),
    (re.compile(r"(?:ngay )?mai"), 1),
    (re.compile(r"(?:ngay )?mot|ngay kia"), 2),
)
_AFTER = r"(?:sau|trong|trong vong) "
_COUNT = r"(?P<count>[0-9]{1,3})"
_FROM_NOW = r"(?: (?:(?:ke |tinh )?tu (?:hom )?nay))?"
_WORKING = re.compile(rf"(?:{_AFTER})?{_COUNT} ngay lam viec(?: nua| toi)?{_FROM_NOW}")
_UNIT = r"(?P<unit>ngay|tuan|thang)"
_LATER = (
    re.compile(rf"{_AFTER}{_COUNT} {_UNIT}(?: nua)?{_FROM_NOW}"),
    re.compile(rf"{_COUNT} {_UNIT} (?:nua|sau|toi){_FROM_NOW}"),
    re.compile(rf"{_COUNT} (?P<unit>tuan|thang){_FROM_NOW}"),
)
_DAYS = re.compile(rf"{_COUNT} ngay{_FROM_NOW}")
_EDGE = re.compile(
    r"(?P<edge>dau|cuoi|het|trong) (?P<unit>tuan|thang|quy|nam)"
    r"(?: (?P<which>nay|sau|toi|[0-9]{1,2}|i{1,3}|iv))?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {"thang": 1, "quy": 3, "nam": 12}


def spans(words: str, today: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """None when the words are no span; two for “5 ngày”, which may mean working days.

    Raises NoSuchDay, NoWorkingDayThen, CalendarNotEntered, WorkingDaysOutOfRange.
    """
    for pattern, ahead in _NEAR:
        if pattern.fullmatch(words):
            return (today + timedelta(days=ahead),)
    if match := _WORKING.fullmatch(words):
        return (calendar.add_working_days(today, int(match["count"])),)
    for pattern in _LATER:
        if match := pattern.fullmatch(words):
            return (_later(today, int(match["count"]), match["unit"]),)
    if match := _DAYS.fullmatch(words):
        count = int(match["count"])
        return (_later(today, count, "ngay"), calendar.add_working_days(today, count))
    if match := _EDGE.fullmatch(words):
        return _edge(match, today, calendar)
    return ()


def _later(today: date, count: int, unit: str) -> date:
    if unit == "thang":
        return make(*month_after(today.year, today.month, count), today.day)
    return today + timedelta(days=count * (7 if unit == "tuan" else 1))


def _edge(match: re.Match[str], today: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """Đầu, cuối — the first or the last working day of the week, month, quarter or year."""
    bounds = _bounds(match["unit"], match["which"] or "nay", today)
    if bounds is None:
        return ()
    first, last = bounds
    step = timedelta(days=1 if match["edge"] == "dau" else -1)
    day = first if match["edge"] == "dau" else last
    while first <= day <= last:
        if calendar.is_working_day(day):
            return (day,)
        day += step
    raise NoWorkingDayThen(first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def _bounds(unit: str, which: str, today: date) -> tuple[date, date] | None:
    """First and last day; None when such a thing has no number: “cuối tuần 3”."""
    ahead = int(which in {"sau", "toi"})
    named = 0 if which in {"nay", "sau", "toi"} else _ROMAN.get(which) or int(which)
    if unit == "tuan":
        begin = monday(today) + timedelta(days=7 * ahead)
        return None if named else (begin, begin + timedelta(days=6))
    months = _MONTHS[unit]
    if named and (unit == "nam" or (which in _ROMAN and unit != "quy")):
        return None
    if named * months > 12 or which.strip("0") == "":
        raise NoSuchDay(said=f"1/{which}/{today.year}")
    now = (today.month - 1) // months
    index = named - 1 + 12 // months * (named - 1 < now) if named else now + ahead
    first = make(*month_after(today.year, 1, index * months), 1)
    after = make(*month_after(today.year, 1, (index + 1) * months), 1)
    return first, after - timedelta(days=1)
