"""Giờ Việt Nam — how a moment is written for people (UTC+7, no daylight saving since 1975)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def vietnam(moment: datetime) -> str:
    """`08:05:09 23/11/2026`, in Vietnamese time."""
    return f"{moment.astimezone(VIETNAM):%H:%M:%S %d/%m/%Y}"
