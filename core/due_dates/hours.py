"""Giờ trong thời hạn — a time of day, or a half of the working day, as people say it."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from core.calendar import Half
from core.due_dates.refusals import NoSuchHour

Moment = time | Half

_PART = r"(?:buoi )?(?P<part>sang|trua|chieu|evening|dem)"
_CLOCK = re.compile(
    rf"(?P<hour>[0-9]{{1,2}}) h(?: (?P<minute>[0-9]{{1,2}}|ruoi)(?: phut)?)?(?: {_PART})?"
    rf"|(?P<half>[0-9]{{1,2}}) ruoi {_PART.replace('part', 'late')}"
)
_HALF = re.compile(r"(?:cuoi h |het h |buoi )?(sang|chieu)")
_CLOSING = re.compile(r"(?:het|cuoi) h(?: lam viec)?")
_LAPSE = re.compile(
    r"(?:sau|trong|trong vong) (?P<count>[0-9]{1,3}) (?P<unit>h|tieng|phut)(?: nua)?"
    r"|(?P<number>[0-9]{1,3}) (?P<measure>h|tieng|phut) nua"
)

# the hour said → the hour meant
_PARTS = {
    "sang": {hour: hour for hour in range(12)},
    "trua": {10: 10, 11: 11, 12: 12, 13: 13, 1: 13},
    "chieu": {hour % 12: hour for hour in range(13, 19)} | {hour: hour for hour in range(13, 19)},
    "evening": {hour % 12: hour for hour in range(18, 24)} | {hour: hour for hour in range(18, 24)},
    "dem": {hour % 12: hour for hour in range(21, 24)} | {hour: hour for hour in range(21, 24)},
}


def moments(words: str) -> tuple[Moment, ...]:
    """Giờ — none when the words are no time; two for “5h”, morning or afternoon. Raises NoSuchHour."""
    if _CLOSING.fullmatch(words):
        return (Half.AFTERNOON,)
    if half := _HALF.fullmatch(words):
        return (Half.MORNING if half[1] == "sang" else Half.AFTERNOON,)
    if clock := _CLOCK.fullmatch(words):
        return _times(clock)
    return ()


def is_part(words: str) -> bool:
    """“chiều” before the day, the hour after it: “chiều mai lúc 5 giờ”."""
    return re.fullmatch(_PART, words) is not None


def lapse(words: str, now: datetime) -> datetime | None:
    """“2 giờ nữa” — whole minutes."""
    match = _LAPSE.fullmatch(words)
    if match is None:
        return None
    count = int(match["count"] or match["number"])
    unit = match["unit"] or match["measure"]
    step = timedelta(minutes=count) if unit == "phut" else timedelta(hours=count)
    return (now + step).replace(second=0, microsecond=0)


def _times(clock: re.Match[str]) -> tuple[time, ...]:
    said = clock["hour"] or clock["half"]
    part = clock["part"] or clock["late"]
    minute = 30 if clock["half"] or clock["minute"] == "ruoi" else int(clock["minute"] or 0)
    hours = _hours(said, part)
    if not hours or minute > 59:
        raise NoSuchHour(said=f"{said}h{minute:02}" if minute else f"{said}h")
    return tuple(time(hour, minute) for hour in hours)


def _hours(said: str, part: str | None) -> tuple[int, ...]:
    hour = int(said)
    if part:
        meant = _PARTS[part].get(hour)
        return () if meant is None else (meant,)
    if len(said) == 1 and 1 <= hour <= 6:
        return (hour, hour + 12)
    return (hour,) if hour < 24 else ()
