"""Giữ nhịp gửi — one token at a time, evenly spaced; the rate finds itself below a bound; and one
message a second to one person.

Telegram does not publish its limit. Against a strict one of 30 in any second, 27 evenly spaced
leave room for a tenth of a second of jitter on the way; more is answered by 429 and costs seconds.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from uuid import UUID

START, LEAST, MOST = 27.0, 5.0, 27.0
RISE, CUT = 0.02, 0.93
SETTLING = 1.0
LATE = 0.005
"""Seconds between a token and its message, to find the row: they do not slow the next one down."""
APART, KEPT = 1.2, 10_000


@dataclass
class Pace:
    """Nhịp gửi — messages per second for one bot. Times are seconds of any steady clock.

    Bursts are never made up for: what was not used is gone. A 429 stops everything for as long as
    it says, and lowers the rate; every second of success raises it a little.
    """

    rate: float = START
    free_at: float = 0.0
    held_until: float = 0.0
    raised_at: float = 0.0

    def wait(self, now: float) -> float:
        """How long until the next token may be taken."""
        return max(0.0, self.free_at - now)

    def take(self, now: float) -> None:
        """One message goes out now."""
        self.free_at = max(self.free_at, now - LATE) + 1.0 / self.rate

    def went_well(self, now: float) -> None:
        if now - self.raised_at >= SETTLING:
            self.raised_at = now
            self.rate = min(MOST, self.rate + RISE)

    def too_many(self, retry_after: float, now: float) -> None:
        """A 429. Those of messages that were under way together cut the rate once."""
        if now >= self.held_until:
            self.rate = max(LEAST, self.rate * CUT)
        self.held_until = max(self.held_until, now + retry_after)
        self.free_at = max(self.free_at, self.held_until)
        self.raised_at = self.held_until


@dataclass
class Spacing:
    """Giãn cách — messages to one person lie a second apart; remembers the last 10,000 people."""

    free_at: OrderedDict[UUID, float] = field(default_factory=OrderedDict)

    def wait(self, person_id: UUID, now: float) -> float:
        """How long until this person may get the next one."""
        return max(0.0, self.free_at.get(person_id, now) - now)

    def take(self, person_id: UUID, now: float) -> None:
        """One message goes to this person now."""
        self.free_at[person_id] = now + APART
        self.free_at.move_to_end(person_id)
        if len(self.free_at) > KEPT:
            self.free_at.popitem(last=False)
