"""Thông tin văn bản đi — the sixteen items of Quyết định 28/2018 Điều 10 khoản 2 as the receivers will
read them, and where the document comes from (R-6.3, R-3.1).
"""

from __future__ import annotations

from datetime import date

from core.calendar import TIME_ZONE
from core.card import Exposure, Fact
from core.exchange.receiver import electronic
from core.outgoing.document import OutgoingDocument
from core.people.directory import Directory
from core.text import Text

# A document is drafted here as a file: paper comes in by digitising alone, and goes out as what it is.
ORIGIN = Text.of("origin-born-digital")
NOTHING = Text.of("fact-nothing")
CONTENT = {"e", "g"}


def information(document: OutgoingDocument, directory: Directory) -> tuple[Fact, ...]:
    """Điểm a … q — each once; what is not known yet says so."""
    ours = directory.agency
    codes = [str(row["code"]) for row in document.deliveries if electronic(row)]
    names = [str(row["name"]) for row in document.deliveries]
    facts = (
        ("a", _said(", ".join([ours.code, *codes]))),
        ("b", _said(document.document_uid)),
        ("c", _said(document.reference)),
        ("d", _said(_day(document.issued_on))),
        ("dd", Text.of(document.type_name) if document.type_name else NOTHING),
        ("e", _said(document.subject)),
        ("g", _files(document)),
        ("h", Text.of(f"outgoing-state-{str(document.state).replace('_', '-')}")),
        ("i", _signer(document, directory)),
        ("k", Text.of(f"urgency-{document.urgency}")),
        ("l", _said(f"{ours.name} ({ours.code})" if ours.code else ours.name)),
        ("m", _said("; ".join(names))),
        ("n", _sent(document)),
        ("o", _said(_day(_local(document)))),
        ("p", _trace(document)),
        ("q", Text.of("fact-origin", origin=ORIGIN)),
    )
    return tuple(
        Fact(
            Text.of(f"fact-{key}"), value, Exposure.ABSTRACT if key in CONTENT else Exposure.NUMBER
        )
        for key, value in facts
    )


def _said(words: str) -> Text:
    return Text.of("option-plain", label=words) if words.strip() else NOTHING


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _local(document: OutgoingDocument) -> date | None:
    return document.reply_by.astimezone(TIME_ZONE).date() if document.reply_by else None


def _signer(document: OutgoingDocument, directory: Directory) -> Text:
    found = [one for one in directory.people if one.id == document.signer_id]
    return _said(", ".join(filter(None, (found[0].position, found[0].name))) if found else "")


def _files(document: OutgoingDocument) -> Text:
    """The file as it goes out — the sealed one, before that the newest — and what is attached."""
    main = document.sealed or document.signed or (document.drafts[-1] if document.drafts else None)
    rows = [
        Text.of(
            "fact-file",
            name=row["name"],
            kind=str(row["name"]).rpartition(".")[2].lower(),
            size=(row["size"] + 1023) // 1024,
            hash=row["sha256"][:12],
        )
        for row in [*filter(None, [main]), *document.appendices]
    ]
    return Text.of("fact-rows", rows=rows) if rows else NOTHING


def _sent(document: OutgoingDocument) -> Text:
    at = document.dispatched_at
    return _said(at.astimezone(TIME_ZONE).isoformat(timespec="seconds") if at else "")


def _trace(document: OutgoingDocument) -> Text:
    """The last report of each receiver."""
    rows = [
        Text.of("fact-hop", code=row.get("code") or row["name"], at=row["history"][-1]["at"])
        for row in document.deliveries
        if row.get("history")
    ]
    return Text.of("fact-rows", rows=rows) if rows else NOTHING
