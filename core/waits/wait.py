"""Việc đang chờ — whose turn it is: one row for each person whom one thing waits for.

The list of work, the twice-daily reminder and the urgent clock all read these rows; `perform`
writes them anew with every decision, so they cannot drift from the documents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.waits.clock import UrgentClock


@dataclass(frozen=True)
class Wait:
    """Chờ một người — since when, until when, and for urgent things when to call again.

    `repeat_at` and `climb_at` are None when nothing is to be repeated: not urgent, or already
    acknowledged (R-6.2c). `from_person_id` is who stayed silent when this one was called instead;
    `reached_at` when somebody told this one by telephone.
    """

    area: str
    document_id: UUID
    person_id: UUID
    agency_id: UUID
    state: str
    since: datetime
    urgency: int = 0
    due_at: datetime | None = None
    repeat_at: datetime | None = None
    climb_at: datetime | None = None
    times: int = 1
    from_person_id: UUID | None = None
    acknowledged_at: datetime | None = None
    reached_at: datetime | None = None

    def until(self, due_at: datetime | None) -> Wait:
        """Hạn — as the document has it now."""
        return self if self.due_at == due_at else replace(self, due_at=due_at)

    def ringing(self, now: datetime, clock: UrgentClock) -> Wait:
        """Đặt báo khẩn — by the pace of the urgency; unchanged when not urgent."""
        if self.urgency not in clock.paces:
            return self
        return replace(
            self,
            repeat_at=clock.repeats(self.urgency, now, self.due_at),
            climb_at=clock.climbs(self.urgency, now, self.due_at),
        )

    def repeated(self, now: datetime, clock: UrgentClock) -> Wait:
        """Đã nhắc lại — the next repeat counts from now: an outage is not made up by a burst."""
        again = clock.repeats(self.urgency, now, self.due_at)
        return replace(self, times=self.times + 1, repeat_at=again)

    def climbing_now(self, now: datetime) -> Wait:
        """Chuyển lên ngay — to who has the watch; this one is called too."""
        return replace(self, climb_at=now)

    def climbed(self) -> Wait:
        """Đã chuyển lên người kế tiếp — once; the first person keeps being called."""
        return replace(self, climb_at=None)

    def acknowledged(self, now: datetime) -> Wait:
        """Đã nhận — nothing more starts after this."""
        return replace(self, repeat_at=None, climb_at=None, acknowledged_at=now)

    def reached(self, now: datetime) -> Wait:
        """Đã gọi được — told by telephone: rung no more, and not acknowledged for that."""
        return replace(self, repeat_at=None, climb_at=None, reached_at=now)
