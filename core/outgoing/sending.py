"""Gửi ra ngoài — what the packages of one dispatch say, and that one has gone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.exchange.receiver import SENT, electronic, moved
from core.outgoing.attached import as_sent
from core.outgoing.document import OutgoingDocument
from core.people.directory import Directory


def facts(document: OutgoingDocument, directory: Directory) -> dict[str, Any]:
    """What every package of this dispatch says; raises `Stranger` when the signer is gone."""
    agency, sealed = directory.agency, document.sealed or {}
    number, _, notation = document.reference.partition("/")
    attached = ({"sha256": row["sha256"], "name": row["name"]} for row in as_sent(document))
    signer = directory.person(document.signer_id) if document.signer_id else None
    main = {"sha256": sealed["sha256"], "name": file_name(document)}
    return {
        "document_id": document.id,
        "from_code": agency.code,
        "from_name": agency.name,
        "document_uid": document.document_uid,
        "number": number,
        "notation": notation,
        "subject": document.subject,
        "place": agency.place,
        "issued_on": document.issued_on,
        "type_name": document.type_name,
        "signer_position": signer.position if signer else "",
        "signer_name": signer.name if signer else "",
        "urgency": document.urgency,
        "due_on": _day(document.reply_by),
        "in_reply_to": document.in_reply_to,
        "replaces": document.related_id if document.relation == "replaces" else None,
        "to_places": [row["name"] for row in document.deliveries],
        "files": [main, *attached],
    }


def _day(at: datetime | None) -> date | None:
    return at.astimezone(TIME_ZONE).date() if at else None


def file_name(document: OutgoingDocument) -> str:
    """`15-SNV-VP.pdf` — the number in place of whatever the file was called on somebody's desk."""
    return f"{document.reference.replace('/', '-').replace('.', '-')}.pdf"


def mark_sent(document: OutgoingDocument, code: str, sha256: str, now: datetime) -> None:
    """Đã gửi — with the hash of what was sent (R-9.3)."""
    document.deliveries = [
        moved(row, SENT, now) | {"sha256": sha256}
        if electronic(row) and row["code"] == code
        else row
        for row in document.deliveries
    ]
