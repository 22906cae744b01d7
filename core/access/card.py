"""Thẻ truy cập — which browser or chat, since when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.card import Line
from core.people.access import Access
from core.people.directory import Directory
from core.text import Text


def title(access: Access) -> Text:
    return Text.of(f"access-title-{access.kind}")


def lines(
    access: Access, directory: Directory, _related: list[Any], _now: datetime
) -> Iterator[Line]:
    at = f"{access.since.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
    yield Line(Text.of("access-of", name=directory.name(access.person_id)))
    yield Line(Text.of("access-from", name=access.name or "—", at=at))
    yield Line(Text.of(f"access-{access.kind}-{access.state}"))
