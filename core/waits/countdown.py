"""Đếm ngược — how long is left, in words, and when those words are to be drawn anew (N2).

The nearer the moment, the finer the beat: a card with a day to go need not change each minute.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from core.text import Text

BEAT = timedelta(minutes=1)
DAY = timedelta(days=1)
STEPS = (
    (timedelta(minutes=15), timedelta(minutes=1)),
    (timedelta(hours=2), timedelta(minutes=5)),
    (DAY, timedelta(minutes=30)),
)
"""Within so much of the moment the card changes so often; further off, with the next decision."""


def left(due_at: datetime, now: datetime) -> Text:
    """Còn bao lâu — minutes and hours under a day, then days; overdue said plainly."""
    late = due_at < now
    minutes = int(abs((due_at - now).total_seconds())) // 60
    if minutes < 60:
        return Text.of("late-minutes" if late else "left-minutes", minutes=minutes)
    if minutes < 24 * 60:
        key = "late-hours" if late else "left-hours"
        return Text.of(key, hours=minutes // 60, minutes=minutes % 60)
    return Text.of("late-days" if late else "left-days", days=minutes // (24 * 60))


def turned(moment: datetime | None, now: datetime) -> bool:
    """Đến nhịp đổi — did the words change since the beat before this one?"""
    if moment is None:
        return False
    away = abs(moment - now)
    step = next((step for within, step in STEPS if away <= within), None)
    if step is None:
        return False
    return (moment - now) // step != (moment - now + BEAT) // step
