"""Thẻ điểm việc nửa ngày — what is new, due and overdue, at most a handful of each (N18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.attendance.check import CheckState, HalfDayCheck
from core.calendar import TIME_ZONE
from core.card import Line
from core.people.directory import Directory
from core.text import Text


def title(check: HalfDayCheck) -> Text:
    return Text.of("digest-title", half=Text.of(f"half-{check.half}"), day=f"{check.day:%d/%m/%Y}")


def lines(
    check: HalfDayCheck, _directory: Directory, _tasks: list[Any], now: datetime
) -> Iterator[Line]:
    """Dòng — the three counts; those that are nought are not said."""
    for name, count in (("new", check.new), ("due", check.due), ("overdue", check.overdue)):
        if count:
            yield Line(Text.of(f"digest-{name}", count=count))
    if check.led_overdue:
        yield Line(Text.of("digest-led-overdue", count=check.led_overdue))
    if not check.new and not check.due and not check.overdue and not check.led_overdue:
        yield Line(Text.of("digest-waiting"))
    yield Line(Text.of("digest-list"))
    if check.state == CheckState.OPEN and check.again_at and check.again_at > now:
        yield Line(Text.of("digest-again", at=f"{check.again_at.astimezone(TIME_ZONE):%H:%M}"))
    if check.state == CheckState.CHECKED and check.checked_at:
        at = f"{check.checked_at.astimezone(TIME_ZONE):%H:%M}"
        yield Line(Text.of("digest-checked", at=at))
