"""Văn bản trùng — the same số, ký hiệu and cơ quan ban hành as an earlier one (R-8.3, NĐ 30 PL VI)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.card import Area, Ref
from core.exchange.package import Organ, Package
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
    return among(loaded(work, agency_id, key), package.sender, document_id)


def loaded(work: UnitOfWork, agency_id: Any, key: str) -> Sequence[IncomingDocument]:
    """Văn bản cùng số, ký hiệu — whoever issued them; none for an empty key."""
    found = work.alike(agency_id, key, MOST_LOOKED_AT) if key else ()
    return [work.load(Ref(Area.INCOMING, one)) for one in found]


def among(found: Sequence[IncomingDocument], sender: Organ, document_id: Any) -> list[Any]:
    """Of those with the same number and notation the ones of the same issuer, as rows."""
    others = (one for one in found if one.id != document_id)
    return [_row(one) for one in others if same_issuer(one, sender)][:MOST_TWINS]


def same_issuer(document: IncomingDocument, sender: Organ) -> bool:
    """By code, or by name: the same agency may send from two systems with two codes."""
    if document.sender_code and document.sender_code == sender.code:
        return True
    names = comparable(document.sender_name), comparable(sender.name)
    return bool(names[0]) and names[0] == names[1]


def _row(document: IncomingDocument) -> dict[str, Any]:
    at = document.registered_at or document.received_at
    return {
        "document_id": document.id.hex,
        "reference": document.reference,
        "arrival_number": document.arrival_number,
        "at": at.isoformat(),
    }
