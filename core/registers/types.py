"""Loại văn bản — the 29 kinds of NĐ 30 Điều 7, legal documents and copies, with abbreviations.

The key is also the message that names the kind (`locales/vi/issuing.ftl`). The order is that of
the buttons: what a department writes most comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TypeGroup(StrEnum):
    """Nhóm — administrative, legal normative (VBQPPL), or a copy (NĐ 30 Đ.25)."""

    ADMINISTRATIVE = "administrative"
    NORMATIVE = "normative"
    COPY = "copy"


@dataclass(frozen=True)
class DocumentType:
    """Loại văn bản — `abbreviation` is empty for công văn and thư công (NĐ 30, Phụ lục III)."""

    key: str
    abbreviation: str
    group: TypeGroup = TypeGroup.ADMINISTRATIVE


_ROWS = (
    ("type-letter", ""),
    ("type-report", "BC"),
    ("type-proposal", "TTr"),
    ("type-notice", "TB"),
    ("type-plan", "KH"),
    ("type-decision", "QĐ"),
    ("type-invitation", "GM"),
    ("type-directive", "CT"),
    ("type-guidance", "HD"),
    ("type-wire", "CĐ"),
    ("type-resolution", "NQ"),
    ("type-rules", "QC"),
    ("type-regulation", "QyĐ"),
    ("type-communique", "TC"),
    ("type-programme", "CTr"),
    ("type-option", "PA"),
    ("type-scheme", "ĐA"),
    ("type-project", "DA"),
    ("type-minutes", "BB"),
    ("type-contract", "HĐ"),
    ("type-memorandum", "BGN"),
    ("type-agreement", "BTT"),
    ("type-authority", "GUQ"),
    ("type-introduction", "GGT"),
    ("type-leave", "GNP"),
    ("type-sending-slip", "PG"),
    ("type-transfer-slip", "PC"),
    ("type-call-slip", "PB"),
    ("type-courtesy-letter", ""),
)
ADMINISTRATIVE = tuple(DocumentType(key, short) for key, short in _ROWS)
NORMATIVE = (
    DocumentType("type-legal-decision", "QĐ", TypeGroup.NORMATIVE),
    DocumentType("type-legal-resolution", "NQ", TypeGroup.NORMATIVE),
)
COPIES = (
    DocumentType("type-certified-copy", "SY", TypeGroup.COPY),
    DocumentType("type-extract-copy", "TrS", TypeGroup.COPY),
    DocumentType("type-duplicate-copy", "SL", TypeGroup.COPY),
)
TYPES: Mapping[str, DocumentType] = {one.key: one for one in (*ADMINISTRATIVE, *NORMATIVE, *COPIES)}
ABBREVIATIONS = frozenset(one.abbreviation for one in ADMINISTRATIVE if one.abbreviation)
SUBMITTED = tuple(one.key for one in (*ADMINISTRATIVE, *NORMATIVE))
"""What a drafter may choose; copies are made by a step of their own."""


def type_of(key: str) -> DocumentType:
    """Loại của văn bản — an unknown key is taken as a letter: it has no abbreviation."""
    return TYPES.get(key, TYPES["type-letter"])
