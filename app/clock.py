"""Đồng hồ — the time of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class SystemClock:
    """Đồng hồ của máy — the port `Clock`."""

    def now(self) -> datetime:
        return datetime.now(UTC)
