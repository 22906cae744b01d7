"""Thẻ lịch trực — who has the watch, who takes over, and the next shifts (N8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.card import Line
from core.duty.questions import moment, said
from core.people.directory import Directory
from core.people.duty import DutyRoster, DutyState
from core.text import Text

SHOWN = 14


def title(_roster: DutyRoster) -> Text:
    return Text.of("duty-title")


def lines(
    roster: DutyRoster, directory: Directory, _related: list[Any], now: datetime
) -> Iterator[Line]:
    yield Line(_holder(roster, directory, now))
    if roster.state is DutyState.DUE and roster.next_id:
        until = moment(roster.next_until) if roster.next_until else "—"
        yield Line(Text.of("duty-due", name=directory.name(roster.next_id), until=until))
    coming = [one for one in roster.shifts if one.begins > now]
    for shift in coming[:SHOWN]:
        yield Line(said(shift, directory))
    if len(coming) > SHOWN:
        yield Line(Text.of("remind-more", count=len(coming) - SHOWN))
    if not coming:
        yield Line(Text.of("duty-none-planned"))


def _holder(roster: DutyRoster, directory: Directory, now: datetime) -> Text:
    if roster.holder_id is None or roster.holder_until is None:
        return Text.of("duty-nobody")
    key = "duty-held" if now < roster.holder_until else "duty-held-late"
    name = directory.name(roster.holder_id)
    return Text.of(key, name=name, until=moment(roster.holder_until))
