"""Thẻ văn bản thử — how far it has come, and how long that took."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.canary.canary import WITHIN, Canary, CanaryState
from core.card import Line
from core.people.directory import Directory
from core.text import Text


def title(canary: Canary) -> Text:
    return Text.of("canary-title", at=_clock(canary.released_at, "%H:%M %d/%m/%Y"))


def lines(
    canary: Canary, _directory: Directory, _related: list[Any], _now: datetime
) -> Iterator[Line]:
    passed = canary.carried_at is not None
    yield Line(Text.of("canary-kept"))
    yield Line(Text.of("canary-carried", at=_clock(canary.carried_at)) if passed else
               Text.of("canary-not-carried"))  # fmt: skip
    if canary.state is CanaryState.MISSED:
        yield Line(Text.of("canary-missed", minutes=WITHIN.seconds // 60))
        yield Line(Text.of("canary-look-at-chat" if passed else "canary-look-at-exchange"))
    elif canary.arrived_at is None:
        yield Line(Text.of("canary-on-its-way"))
    else:
        took = max(1, round((canary.arrived_at - canary.released_at).total_seconds()))
        yield Line(Text.of("canary-arrived", at=_clock(canary.arrived_at), seconds=took))


def _clock(at: datetime | None, form: str = "%H:%M:%S") -> str:
    return f"{at.astimezone(TIME_ZONE):{form}}" if at else "—"
