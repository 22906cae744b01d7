"""Ngày, giờ trên gói tin — written `yyyy/MM/dd HH:mm:ss` without a zone: Vietnamese time.

Read: year first, or day first when no other reading is possible. `5/3/2026` is not read: some
writers mean 3 May (US culture of .NET), others 5 March.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))

_MOMENT = re.compile(
    r"(?P<day>[0-9/.-]{8,10})"
    r"(?:[\sT]+(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)"
    r"\s*(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def read_date(text: str) -> date | None:
    """The date in Viet Nam, or None when `text` is no date or could mean two."""
    moment = read_moment(text)
    return moment.date() if moment else None


def read_moment(text: str) -> datetime | None:
    """The instant, in Vietnamese time; midnight when `text` has no time of day."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    try:
        day = _day(found["day"])
        time = found["time"] or "00:00"
        time = f"0{time}" if time[1] == ":" else time
        moment = datetime.fromisoformat(f"{day.isoformat()}T{time}{found['zone'] or '+07:00'}")
        return moment.astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None


def write_date(day: date | None) -> str:
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}" if day else ""


def write_moment(at: datetime) -> str:
    """`at` must know its zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone cannot be written")
    local = at.astimezone(VIETNAM)
    return f"{write_date(local.date())} {local:%H:%M:%S}"


def _day(text: str) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        raise ValueError(text)
    day, month = int(found[1]), int(found[2])
    padded = len(found[1]) == 2 and len(found[2]) == 2
    if not padded and day <= 12 and day != month:
        raise ValueError(text)
    return date(int(found[3]), month, day)
