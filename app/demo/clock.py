"""Đồng hồ tua được — the whole demo runs on one clock that can be moved forward."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta


class DemoClock:
    """Đồng hồ của bản chạy thử — runs at the machine's pace from `start` on; safe in threads."""

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._at = (start or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        with self._lock:
            return self._at + timedelta(seconds=time.monotonic() - self._since)

    def advance(self, by: timedelta) -> datetime:
        """Tua tới — never backwards. ValueError."""
        if by < timedelta(0):
            raise ValueError("a clock does not go back")
        with self._lock:
            self._at += by
        return self.now()
