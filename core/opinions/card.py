"""Thẻ lấy ý kiến — what is asked, by whom, until when, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.card import Exposure, Line
from core.opinions.opinion import Opinion
from core.people.directory import Directory
from core.text import Text


def title(opinion: Opinion) -> Text:
    return Text.of("opinion-title", title=opinion.title)


def lines(
    opinion: Opinion, directory: Directory, _related: list[Any], _now: datetime
) -> Iterator[Line]:
    """Dòng — the question, the day, the answer."""
    due = f"{opinion.due_at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
    name = directory.name(opinion.asker_id)
    yield Line(
        Text.of("opinion-question", name=name, words=opinion.question, due=due),
        Exposure.ABSTRACT,
    )
    if opinion.stance:
        yield Line(
            Text.of(f"opinion-{opinion.stance}", words=opinion.words or "—"), Exposure.ABSTRACT
        )
