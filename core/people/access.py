"""Truy cập — a browser that signed in, or a chat that wants to be linked: each can be denied (R-20.5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area


class AccessKind(StrEnum):
    BROWSER = "browser"
    CHAT = "chat"


class AccessState(StrEnum):
    """`ASKED`: a second chat waits for a yes; `DENIED`: “not me”, until the IT officer has settled it;
    `LOST`: a chat took nothing any more at that time.
    """

    ASKED = "asked"
    KNOWN = "known"
    DENIED = "denied"
    ENDED = "ended"
    LOST = "lost"


@dataclass(eq=False)
class Access:
    """Lần truy cập — of a chat, `channel` and `place` are its address; of a browser `place` is empty:
    its secret lies in the browser alone.
    """

    area: ClassVar[Area] = Area.ACCESS

    id: UUID
    agency_id: UUID
    person_id: UUID
    kind: AccessKind
    channel: str
    place: str
    name: str
    state: AccessState
    since: datetime
    ended_at: datetime | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1


def access_id(person_id: UUID, kind: AccessKind, secret: str) -> UUID:
    """The same browser, or the same link code, gives the same id; nobody can guess it."""
    told = f"{person_id.hex}/{kind}/{secret}"
    return UUID(bytes=hashlib.sha256(told.encode(errors="replace")).digest()[:16])
