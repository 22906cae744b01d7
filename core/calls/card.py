"""Thẻ phiếu gọi — whom to phone now, with the number; the others masked. Never the abstract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.calls.rules import number_of
from core.calls.sheet import CallSheet, CallState, Outcome, Row
from core.card import Line
from core.people.directory import Directory
from core.people.phone import masked, readable
from core.text import Text


def title(sheet: CallSheet) -> Text:
    """`🔴 HỎA TỐC · Phiếu gọi`."""
    return Text.of("call-title", urgency=Text.of(f"mark-{sheet.urgency}"))


def lines(
    sheet: CallSheet, directory: Directory, _related: list[Any], _now: datetime
) -> Iterator[Line]:
    yield Line(Text.of(f"call-about-{sheet.about_area}", number=sheet.number or "—"))
    pending = sheet.pending
    if sheet.state is CallState.OPEN:
        yield from _next(pending, directory)
    for row in sheet.current:
        if row["outcome"] not in {Outcome.PENDING, Outcome.DROPPED}:
            yield Line(_called(row, directory))
    if sheet.state is not CallState.OPEN:
        yield Line(Text.of(f"call-state-{sheet.state}"))


def _next(pending: list[Row], directory: Directory) -> Iterator[Line]:
    if not pending:
        yield Line(Text.of("call-nobody-left"))
        return
    number = number_of(pending[0], directory)
    name, why = _title(pending[0], directory), Text.of(f"call-why-{pending[0]['why']}")
    if number:
        yield Line(Text.of("call-next", name=name, phone=readable(number), why=why))
    else:
        yield Line(Text.of("call-next-without", name=name, why=why))
    yield Line(Text.of("call-say"))
    for place, row in enumerate(pending[1:], start=2):
        known = masked(number_of(row, directory))
        name = _title(row, directory)
        yield Line(Text.of("call-then", place=place, name=name, phone=known or "—"))


def _called(row: Row, directory: Directory) -> Text:
    at = datetime.fromisoformat(row["at"]).astimezone(TIME_ZONE)
    return Text.of(
        f"call-was-{row['outcome']}",
        name=directory.name(UUID(hex=row["person"])) or "—",
        answered=row.get("answered", ""),
        at=f"{at:%H:%M %d/%m}",
        by=row["by"],
    )


def _title(row: Row, directory: Directory) -> str:
    found = (one.title for one in directory.people if one.id.hex == row["person"])
    return next(found, "—")
