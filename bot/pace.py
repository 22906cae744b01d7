"""Giữ nhịp — at most so many times in so long, for each key; remembered in this process only."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_KEYS = 10_000


@dataclass
class Pace:
    """Nhịp — `times` within `span`; the least recently seen keys are forgotten beyond 10,000."""

    times: int
    span: timedelta
    _seen: OrderedDict[int, list[datetime]] = field(default_factory=OrderedDict)

    def allows(self, key: int, now: datetime) -> bool:
        """Count this time, if there is still room for it."""
        recent = [at for at in self._seen.pop(key, []) if now - at < self.span]
        allowed = len(recent) < self.times
        self._seen[key] = [*recent, now] if allowed else recent
        if len(self._seen) > _KEYS:
            self._seen.popitem(last=False)
        return allowed
