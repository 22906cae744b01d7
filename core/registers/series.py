"""Hệ thống số — which series of numbers a document belongs to, and how its reference reads.

Legal documents have a series per type, with the year; copies one together; councils with their own
seal one each; for the rest the head of the agency decides (NĐ 30 Đ.15): that is `Numbering`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.people.directory import Directory
from core.registers.types import TypeGroup, type_of

ONE = "one"
COPIES = "copies"
OFFICE = "VP"
_SMALL = {"và", "của", "các", "-", "–", "phòng", "ban"}


class Layout(StrEnum):
    """Cách chia sổ của văn bản hành chính."""

    ONE = "one"
    PER_TYPE = "per_type"


@dataclass(frozen=True)
class Numbering:
    """Quy định cấp số của cơ quan — data of the procedure; `groups` puts a type (by abbreviation,
    empty for công văn) into a named series; `councils` are units with a seal of their own;
    `extra` the agency's own type abbreviations.
    """

    layout: Layout = Layout.ONE
    groups: Mapping[str, str] = field(default_factory=dict)
    councils: frozenset[UUID] = frozenset()
    extra: tuple[str, ...] = ()

    @classmethod
    def unwire(cls, data: Mapping[str, Any]) -> Numbering:
        """From what `procedures` keeps; what is absent is as the law leaves it."""
        return cls(
            Layout(data.get("layout", Layout.ONE)),
            dict(data.get("groups", {})),
            frozenset(UUID(one) for one in data.get("councils", ())),
            tuple(data.get("extra", ())),
        )

    def wire(self) -> dict[str, Any]:
        return {
            "layout": self.layout.value,
            "groups": dict(self.groups),
            "councils": sorted(one.hex for one in self.councils),
            "extra": list(self.extra),
        }


def series_of(type_name: str, unit_id: UUID | None, numbering: Numbering) -> str:
    """Hệ thống số của văn bản — a short permanent name, kept in the register."""
    kind = type_of(type_name)
    if kind.group is TypeGroup.NORMATIVE:
        return f"legal-{kind.abbreviation}"
    if unit_id in numbering.councils:
        return f"council-{unit_id.hex}" if unit_id else ONE
    if kind.group is TypeGroup.COPY:
        return COPIES
    if kind.abbreviation in numbering.groups:
        return f"group-{numbering.groups[kind.abbreviation]}"
    if numbering.layout is Layout.PER_TYPE:
        return f"type-{kind.abbreviation}"
    return ONE


def notation_of(
    type_name: str, unit_id: UUID | None, directory: Directory, numbering: Numbering, year: int
) -> str:
    """Ký hiệu — `2026/QĐ-UBND`, `TTr-SNV`, `SNV-VP`."""
    kind = type_of(type_name)
    unit = abbreviation_of_unit(directory, unit_id)
    issuer = directory.agency.short_name or initials(directory.agency.name)
    if unit_id in numbering.councils:
        issuer = unit
    if kind.group is TypeGroup.NORMATIVE:
        return f"{year}/{kind.abbreviation}-{issuer}"
    return f"{kind.abbreviation}-{issuer}" if kind.abbreviation else f"{issuer}-{unit}"


def reference_of(number: int, notation: str) -> str:
    """Số, ký hiệu — below ten with a leading 0."""
    return f"{number:02}/{notation}"


def abbreviation_of_unit(directory: Directory, unit_id: UUID | None) -> str:
    """Chữ viết tắt của đơn vị — as entered, else its initials: the clerk sees it before it counts."""
    unit = next((one for one in directory.units if one.id == unit_id), None)
    if unit is None:
        return OFFICE
    return unit.short_name or initials(unit.name) or OFFICE


def initials(name: str) -> str:
    """`Phòng Kế hoạch - Tài chính` → `KHTC`."""
    words = name.partition("(")[0].replace("-", " ").replace("–", " ").split()
    told = [word for word in words if word.casefold() not in _SMALL]
    return "".join(plain_letter(word[0]) for word in told)


def plain_letter(letter: str) -> str:
    """A capital as notations write it: tone and vowel marks dropped, Đ kept."""
    if letter in "đĐ":
        return "Đ"
    return unicodedata.normalize("NFD", letter)[0].upper()
