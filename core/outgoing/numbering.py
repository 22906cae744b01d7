"""Cấp số — the proposal that a clerk confirms, and the number that is then really taken (R-9.2b)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.calendar import local
from core.form import Given, Option, Question, Value, World
from core.outgoing.document import OutgoingDocument
from core.people.directory import Directory
from core.registers.register import Register, RegisterKind
from core.registers.series import Numbering, notation_of, reference_of, series_of
from core.text import Text


def register_of(document: OutgoingDocument, numbering: Numbering, at: datetime) -> Register:
    """Sổ đăng ký văn bản đi — of the year at +07:00 and the document's series."""
    series = series_of(document.type_name, document.unit_id, numbering)
    return Register.of(document.agency_id, RegisterKind.OUTGOING, at, series)


def written(
    document: OutgoingDocument,
    directory: Directory,
    numbering: Numbering,
    at: datetime,
    number: int,
) -> str:
    """Số, ký hiệu đầy đủ — `15/SNV-VP`."""
    year = local(at).year
    notation = notation_of(document.type_name, document.unit_id, directory, numbering, year)
    return reference_of(number, notation)


@dataclass(frozen=True)
class NumberProposal(Question):
    """Số dự kiến — one button with number and date; tapping it is the confirmation. When somebody
    else takes that number first, the next one is given, so that no request fails.
    """

    def look_up(self, records: Any, world: World) -> Mapping[str, Any]:
        document, directory = world.document, world.directory
        numbering = records.procedure(directory.agency.id).numbering
        number = records.last_number(register_of(document, numbering, world.now)) + 1
        return {"reference": written(document, directory, numbering, world.now, number)}

    def options(self, world: World) -> Sequence[Option]:
        said = Text.of(
            "number-proposed",
            reference=world.looked_up.get("reference", "…"),
            date=f"{local(world.now):%d/%m/%Y}",
        )
        return [Option("take", said)]

    def read(self, given: Given, world: World) -> Value:
        return self.chosen(given, world)
