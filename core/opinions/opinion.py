"""Ý kiến — what one person is asked to say about a draft or a document, and the answer (N14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.card import Area


class OpinionState(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    CLOSED = "closed"


class Stance(StrEnum):
    """Đồng ý, không đồng ý, hay ý kiến khác; empty until answered."""

    NONE = ""
    AGREE = "agree"
    DISAGREE = "disagree"
    OTHER = "other"


@dataclass(eq=False)
class Opinion:
    """Ý kiến — one row for each person asked, so that all may answer at once. `about_area` and
    `about_id` say about what; `title` is its reference and subject, copied at birth.
    """

    area: ClassVar[Area] = Area.OPINION

    id: UUID
    agency_id: UUID
    state: OpinionState
    about_area: Area
    about_id: UUID
    title: str
    asker_id: UUID
    person_id: UUID
    question: str
    created_at: datetime
    due_at: datetime
    stance: Stance = Stance.NONE
    words: str = ""
    answered_at: datetime | None = None
    urgency: int = 0
    version: int = 1
