"""Phiếu gọi — whom to phone when no channel gets an answer any more (N5)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area

MOST = 100
"""Rows that are kept on one sheet; the journal has them all."""


class CallState(StrEnum):
    """`REACHED`: somebody answered himself; `ENDED`: somebody acknowledged before that."""

    OPEN = "open"
    REACHED = "reached"
    ENDED = "ended"


class Outcome(StrEnum):
    """What became of one call; `RELAYED`: another person answered and will pass it on."""

    PENDING = ""
    REACHED = "reached"
    RELAYED = "relayed"
    MISSED = "missed"
    DROPPED = "dropped"


Row = dict[str, Any]


@dataclass(eq=False)
class CallSheet:
    """Phiếu gọi — one for each urgent thing, opened anew when it falls silent again.

    `rows` {person, why, round, outcome, answered, at, by, number} in the order of calling; `round`
    counts the openings; `about_state` is where the thing stood; `number` its reference, no abstract.
    """

    area: ClassVar[Area] = Area.CALL

    id: UUID
    agency_id: UUID
    state: CallState
    about_area: str
    about_id: UUID
    about_state: str
    number: str
    opened_at: datetime
    round: int = 1
    rows: list[Row] = field(default_factory=list)
    ended_at: datetime | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1

    @property
    def current(self) -> list[Row]:
        return [row for row in self.rows if row["round"] == self.round]

    @property
    def pending(self) -> list[Row]:
        """Còn phải gọi — the first is the next."""
        return [row for row in self.current if row["outcome"] == Outcome.PENDING]

    def close(self, state: CallState, now: datetime) -> None:
        """What was not called any more is dropped."""
        left = {id(row) for row in self.pending}
        self.rows = [
            row | {"outcome": Outcome.DROPPED.value} if id(row) in left else row
            for row in self.rows
        ]
        self.state, self.ended_at = state, now


def sheet_id(about_id: UUID) -> UUID:
    return uuid.uuid5(about_id, "call-sheet")
