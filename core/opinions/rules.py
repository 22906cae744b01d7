"""Quy tắc lấy ý kiến — whose turn it is."""

from __future__ import annotations

from uuid import UUID

from core.opinions.opinion import Opinion, OpinionState
from core.people.directory import Directory


def waiting(opinion: Opinion, _directory: Directory) -> list[UUID]:
    """Đang chờ ai — the person asked, until answered or closed."""
    return [opinion.person_id] if opinion.state == OpinionState.ASKED else []
