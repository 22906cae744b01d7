"""Quy tắc lấy ý kiến — whose turn it is."""

from __future__ import annotations

from uuid import UUID

from core.errors import Refusal
from core.opinions.opinion import Opinion, OpinionState
from core.people.directory import Directory
from core.people.person import Person


class OpinionNeedsWords(Refusal):
    """Who does not agree says why, in `least` characters."""


def asked_of_me(opinion: Opinion, person: Person) -> bool:
    """Hỏi tôi — only the person asked answers (R-12.3)."""
    return opinion.person_id == person.id


def waiting(opinion: Opinion, _directory: Directory) -> list[UUID]:
    """Đang chờ ai — the person asked, until answered or closed."""
    return [opinion.person_id] if opinion.state == OpinionState.ASKED else []
