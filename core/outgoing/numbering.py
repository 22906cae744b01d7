"""Cấp số — the proposal that a clerk confirms, and the number that is then really taken (R-9.2b)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from core.calendar import local
from core.errors import Refusal
from core.form import Given, Option, Question, Value, World
from core.outgoing.document import OutgoingDocument
from core.people.directory import Directory
from core.registers.reference import Reference
from core.registers.register import Register, RegisterKind
from core.registers.series import Numbering, notation_of, reference_of, series_of
from core.text import Text

Referred = Callable[[UUID, int, str], Any]


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


class ReferenceTaken(Refusal):
    """That printed reference stands on another document of the year (NĐ 30 Đ.15): the way of
    numbering was changed in the middle of the year, or somebody mistyped.
    """


def passed_over(referred: Referred, agency_id: UUID, year: int, reference: str) -> bool:
    """Bỏ qua — True when what went out on paper has that number: one series for both (NĐ 30 Đ.15).

    Raises `ReferenceTaken` when the system itself gave it: then the layout was changed.
    """
    other = referred(agency_id, year, reference)
    if other is not None and other.number is not None:
        raise ReferenceTaken(reference=reference, year=str(year))
    return other is not None


def canonical(words: str) -> str:
    """Số, ký hiệu như in — `1 / SNV - VP` is `01/SNV-VP`; what is none stays as it was typed."""
    found = Reference.parse(words) or Reference.parse(f"0{words.strip()}")
    return reference_of(int(found.number), found.notation) if found else words


@dataclass(frozen=True)
class NumberProposal(Question):
    """Số dự kiến — one button with number and date; tapping it is the confirmation. When somebody
    else takes that number first, the next one is given, so that no request fails.
    """

    def look_up(self, records: Any, world: World) -> Mapping[str, Any]:
        document, directory = world.document, world.directory
        numbering = records.procedure(directory.agency.id).numbering
        register = register_of(document, numbering, world.now)
        for number in count(records.last_number(register) + 1):
            reference = written(document, directory, numbering, world.now, number)
            if not passed_over(records.referred, document.agency_id, register.year, reference):
                return {"reference": reference}
        raise AssertionError("numbers do not end")

    def options(self, world: World) -> Sequence[Option]:
        said = Text.of(
            "number-proposed",
            reference=world.looked_up.get("reference", "…"),
            date=f"{local(world.now):%d/%m/%Y}",
        )
        return [Option("take", said)]

    def read(self, given: Given, world: World) -> Value:
        return self.chosen(given, world)
