"""Đầy đủ thông tin (C10) — every obligatory item of Quyết định 28/2018 Điều 10 khoản 2, each by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from core.exchange.formats import Objection
from core.exchange.package import Package
from core.signing.report import Finding, Result
from core.text import Text

# h (trạng thái) and the time of reception are ours; k empty means “thường”; o, p, q: if any.
OBLIGATORY: Mapping[str, Callable[[Package], object]] = {
    "field-sender-code": lambda package: package.sender.code,  # a
    "field-document-uid": lambda package: package.document_uid,  # b
    "field-number": lambda package: package.number or _numbered(package.notation),  # c
    "field-notation": lambda package: package.notation,  # c
    "field-issued-on": lambda package: package.issued_on,  # d
    "field-type-name": lambda package: package.type_name,  # đ
    "field-subject": lambda package: package.subject,  # e
    "field-signer-position": lambda package: package.signer_position,  # i
    "field-signer-name": lambda package: package.signer_name,  # i
    "field-sender-name": lambda package: package.sender.name,  # l
    "field-receivers": lambda package: package.receivers,  # m
    "field-sent-at": lambda package: package.sent_at,  # n
}


def complete(package: Package, objections: Sequence[Objection]) -> Finding:
    """C10 — what is missing or of a forbidden format fails; a warning leaves it to a person."""
    missing = [Text.of(key) for key, value in OBLIGATORY.items() if not value(package)]
    absent = [file.name for file in package.attachments if file.content is None]
    grave = [
        *([Text.of("finding-fields-missing", fields=missing)] if missing else []),
        *([Text.of("finding-files-missing", names=", ".join(absent))] if absent else []),
        *([] if package.attachments else [Text.of("finding-no-files")]),
        *(one.text for one in objections if one.grave),
    ]
    warnings = [one.text for one in objections if not one.grave]
    said = Text.of("finding-incomplete", said=[*grave, *warnings])
    if grave:
        return Finding("C10", Result.FAIL, said)
    if warnings:
        return Finding("C10", Result.UNKNOWN, said)
    return Finding("C10", Result.PASS, Text.of("finding-complete"))


def _numbered(notation: str) -> bool:
    """Some writers put the whole “12/STN-VP” into the notation."""
    return bool(re.match(r"\s*\d+\s*/", notation))
