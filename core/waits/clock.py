"""Đồng hồ khẩn — how soon a silent call comes again and climbs, by level: in running or in working
time (N2, R-6.2c). A house rule, not law: an agency's procedure may set its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from core.calendar import CalendarNotEntered, WorkingCalendar


@dataclass(frozen=True)
class Pace:
    """Nhịp báo — minutes between two calls, and until the call climbs; `working`: minutes of office
    hours alone count.
    """

    repeat: int
    climb: int
    working: bool = False


PACES: Mapping[int, Pace] = MappingProxyType(
    {1: Pace(30, 60, working=True), 2: Pace(15, 30), 3: Pace(5, 10)}
)
MOST_REPEAT, MOST_CLIMB = 240, 480
ALWAYS_RUNNING = 3
"""Hỏa tốc goes at once, at any hour (R-6.2c): no procedure makes it wait for the office to open."""


@dataclass(frozen=True)
class UrgentClock:
    """Đồng hồ khẩn của một cơ quan — the paces by level over its working calendar."""

    calendar: WorkingCalendar
    paces: Mapping[int, Pace] = field(default_factory=lambda: PACES)

    @classmethod
    def of(cls, options: Mapping[str, Any], calendar: WorkingCalendar) -> UrgentClock:
        """From an agency's procedure, over the usual paces. Raises ValueError for what cannot be."""
        return cls(calendar, paces(options))

    def calls_the_watch(self, urgency: int, now: datetime) -> bool:
        """Gọi người trực ngay — when the office is closed, and the level does not wait for it."""
        pace = self.paces.get(urgency)
        if pace is None or pace.working:
            return False
        try:
            return self.calendar.half_of(now) is None
        except CalendarNotEntered:
            return True

    def repeats(self, urgency: int, now: datetime, due_at: datetime | None) -> datetime:
        """Nhắc lại lúc — of a level that has a pace."""
        pace = self.paces[urgency]
        return self._after(pace.repeat, pace, now, due_at)

    def climbs(self, urgency: int, now: datetime, due_at: datetime | None) -> datetime:
        """Chuyển lên lúc."""
        pace = self.paces[urgency]
        return self._after(pace.climb, pace, now, due_at)

    def _after(self, minutes: int, pace: Pace, now: datetime, due_at: datetime | None) -> datetime:
        """Working time does not hold a call back beyond the deadline, nor where no day is known to
        be a working day.
        """
        running = now + timedelta(minutes=minutes)
        if not pace.working:
            return running
        try:
            at = self.calendar.after_office_minutes(now, minutes)
        except CalendarNotEntered:
            return running
        return at if due_at is None or at <= due_at else running


def paces(options: Mapping[str, Any]) -> Mapping[int, Pace]:
    """Nhịp báo theo mức — an agency's own over the usual ones. Raises ValueError for what cannot be."""
    own = {int(level): _pace(told) for level, told in options.get("urgent", {}).items()}
    found = {**PACES, **own}
    if set(found) != set(PACES) or found[ALWAYS_RUNNING].working:
        raise ValueError("no such level, or one that may not wait")
    return found


def _pace(told: Any) -> Pace:
    if not isinstance(told, dict) or set(told) - {"time"} != {"repeat", "climb"}:
        raise ValueError("not a pace")
    repeat, climb, time = told["repeat"], told["climb"], told.get("time", "running")
    if type(repeat) is not int or type(climb) is not int or time not in {"running", "working"}:
        raise ValueError("not a pace")
    if not 1 <= repeat <= MOST_REPEAT or not repeat <= climb <= MOST_CLIMB:
        raise ValueError("out of range")
    return Pace(repeat, climb, working=time == "working")
