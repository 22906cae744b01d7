"""Thông tin văn bản — the sixteen items of Quyết định 28/2018 Điều 10 khoản 2, in the law's order (R-6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from core.calendar import TIME_ZONE
from core.card import Exposure, Fact
from core.incoming.document import IncomingDocument, IncomingState
from core.people.directory import Directory
from core.text import Text

NOTHING = Text.of("fact-nothing")
CONTENT = {"e", "g"}


def information(document: IncomingDocument, directory: Directory) -> tuple[Fact, ...]:
    """Điểm a … q — each once; an item that the package left empty says so. Of what was taken back
    neither abstract nor files are told (R-8.2a).
    """
    receivers = [_organ(row["name"], row["code"]) for row in document.receivers]
    ours = directory.agency
    facts = (
        ("a", _said(", ".join([document.sender_code, *_codes(document)]))),
        ("b", _said(document.exchange_uid)),
        ("c", _said(document.reference)),
        ("d", _said(_day(document.issued_on))),
        ("dd", _said(document.type_name)),
        ("e", _said(document.subject)),
        ("g", _files(document)),
        ("h", Text.of(f"incoming-state-{str(document.state).replace('_', '-')}")),
        ("i", _said(", ".join(filter(None, (document.signer_position, document.signer_name))))),
        ("k", Text.of(f"urgency-{document.urgency}")),
        ("l", _said(_organ(document.sender_name, document.sender_code))),
        ("m", _said("; ".join(receivers) or _organ(ours.name, ours.code))),
        ("n", _times(document)),
        ("o", _said(_day(document.due_on))),
        ("p", _trace(document)),
        ("q", _rest(document)),
    )
    return tuple(
        Fact(Text.of(f"fact-{key}"), _told(key, value, document), _exposure(key))
        for key, value in facts
    )


def _told(key: str, value: Text, document: IncomingDocument) -> Text:
    return Text.of("fact-withdrawn") if document.withdrawn and key in CONTENT else value


def legal_value(document: IncomingDocument) -> Text:
    """Giá trị pháp lý as a field — for lists, tables and exports (R-4.1, R-4.2)."""
    if document.state == IncomingState.ARRIVED:
        return Text.of("legal-not-checked")
    return Text.of(f"legal-{str(document.legal_value).replace('_', '-')}")


def legal_mark(document: IncomingDocument) -> Text:
    """Dấu ✔ hoặc ℹ — before the first line of a card, hence in every list; none before the check."""
    if document.state == IncomingState.ARRIVED:
        return Text.of("legal-mark-none")
    return Text.of(f"legal-mark-{str(document.legal_value).replace('_', '-')}")


def _exposure(key: str) -> Exposure:
    return Exposure.ABSTRACT if key in {"e", "g", "q"} else Exposure.NUMBER


def _said(words: str) -> Text:
    return Text.of("option-plain", label=words) if words.strip() else NOTHING


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def moment(at: datetime) -> str:
    return at.astimezone(TIME_ZONE).isoformat(timespec="seconds")


def _organ(name: str, code: str) -> str:
    return f"{name} ({code})" if name and code else name or code


def _codes(document: IncomingDocument) -> list[str]:
    return [row["code"] for row in document.receivers if row["code"]]


def _files(document: IncomingDocument) -> Text:
    rows = [
        Text.of(
            "fact-file",
            name=row["name"],
            kind=str(row["name"]).rpartition(".")[2].lower(),
            size=(row["size"] + 1023) // 1024,
            hash=row["sha256"][:12],
        )
        for row in document.files
    ]
    return Text.of("fact-rows", rows=rows) if rows else NOTHING


def _times(document: IncomingDocument) -> Text:
    sent = moment(document.sent_at) if document.sent_at else "—"
    return Text.of("fact-times", sent=sent, received=moment(document.received_at))


def _trace(document: IncomingDocument) -> Text:
    hops = [
        Text.of("fact-hop", code=row["code"] or "—", at=row["at"] or "—") for row in document.trace
    ]
    ours = Text.of("fact-hop-ours", at=moment(document.received_at))
    return Text.of("fact-rows", rows=[*hops, ours])


def _rest(document: IncomingDocument) -> Text:
    return Text.of("fact-rows", rows=list(_others(document)))


def _others(document: IncomingDocument) -> Iterator[Text]:
    yield legal_value(document)
    yield Text.of("fact-origin", origin=Text.of(f"origin-{document.origin.replace('_', '-')}"))
    if document.needs_reply:
        yield Text.of("fact-needs-reply")
    for row in document.answers_to:
        yield Text.of("fact-answers", reference=row["reference"] or row["document_uid"])
    if document.competence:
        yield Text.of("fact-competence", words=document.competence)
    if document.accepted:
        yield Text.of("fact-accepted", **_accepted(document.accepted))


def _accepted(row: dict[str, str]) -> dict[str, str]:
    return {
        "name": row["by"],
        "reason": row["reason"],
        "at": moment(datetime.fromisoformat(row["at"])),
    }
