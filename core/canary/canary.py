"""Văn bản thử — one a working day, before the office opens: does what is sent still arrive? (N25)"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area

WITHIN = timedelta(minutes=2)
"""Longer on its way than this, the IT officers are alarmed by every channel they have."""


class CanaryState(StrEnum):
    """`CARRIED`: the file was read back and the exchange answered; now the chats must take it."""

    RELEASED = "released"
    CARRIED = "carried"
    ARRIVED = "arrived"
    MISSED = "missed"


@dataclass(eq=False)
class Canary:
    """Văn bản thử — it has no number and stands in no register; `sha256` names its file."""

    area: ClassVar[Area] = Area.CANARY

    id: UUID
    agency_id: UUID
    state: CanaryState
    sha256: str
    released_at: datetime
    carried_at: datetime | None = None
    arrived_at: datetime | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1

    @property
    def open(self) -> bool:
        return self.state in {CanaryState.RELEASED, CanaryState.CARRIED}


def canary_id(agency_id: UUID, day: date) -> UUID:
    return uuid.uuid5(agency_id, f"canary/{day.isoformat()}")
