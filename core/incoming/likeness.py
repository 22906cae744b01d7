"""Văn bản trùng — the same số, ký hiệu and cơ quan ban hành as an earlier one (R-8.3, NĐ 30 PL VI)."""

from __future__ import annotations

import re
from typing import Any

from core.card import Area, Ref
from core.exchange.package import Package
from core.incoming.document import IncomingDocument
from core.people.agency import comparable
from core.ports import UnitOfWork
from core.text import fold

MOST_TWINS = 5
MOST_LOOKED_AT = 50


def likeness(number: str, notation: str) -> str:
    """Số, ký hiệu to compare by: without tone marks, case, blanks and leading zeros."""
    whole = "/".join(part for part in (number, notation) if part.strip())
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", fold(whole)))


def twins_of(work: UnitOfWork, package: Package, document_id: Any, agency_id: Any) -> list[Any]:
    """Văn bản có thể trùng — rows {document_id, reference, arrival_number, at}, the latest first."""
    key = likeness(package.number, package.notation)
    if not key:
        return []
    found = [
        work.load(Ref(Area.INCOMING, one))
        for one in work.alike(agency_id, key, MOST_LOOKED_AT)
        if one != document_id
    ]
    return [_row(one) for one in found if same_issuer(one, package)][:MOST_TWINS]


def same_issuer(document: IncomingDocument, package: Package) -> bool:
    """By code, or by name: the same agency may send from two systems with two codes."""
    if document.sender_code and document.sender_code == package.sender.code:
        return True
    names = comparable(document.sender_name), comparable(package.sender.name)
    return bool(names[0]) and names[0] == names[1]


def _row(document: IncomingDocument) -> dict[str, Any]:
    at = document.registered_at or document.received_at
    return {
        "document_id": document.id.hex,
        "reference": document.reference,
        "arrival_number": document.arrival_number,
        "at": at.isoformat(),
    }
