"""Bảng theo dõi trên thẻ — deadline, checks of a signature, each receiver, and the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.card import Line
from core.exchange.receiver import ON_PAPER, UNSENT
from core.outgoing.attached import to_be_sealed
from core.outgoing.cosigning import next_row
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import last
from core.outgoing.papers import paper_list
from core.outgoing.receiving import paper_pending
from core.outgoing.reminding import UNISSUED
from core.text import Text

OUT = {OutgoingState.DISPATCHED, OutgoingState.DELIVERED}
SIGNING = {OutgoingState.SUBMITTED, OutgoingState.FORM_CHECKED, OutgoingState.COSIGNING,
           OutgoingState.NUMBERED}  # fmt: skip


def moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def deadline(document: OutgoingDocument, now: datetime) -> Iterator[Line]:
    """Hạn phát hành — while it is signed and not yet out (R-6.2a)."""
    if document.state not in UNISSUED or document.issue_by is None:
        return
    key = "issue-by-late" if now > document.issue_by else "issue-by"
    yield Line(Text.of(key, at=moment(document.issue_by)))


def checks(document: OutgoingDocument) -> Iterator[Line]:
    """Kiểm tra chữ ký vừa nộp — being checked, or what was found wrong."""
    if document.state not in SIGNING:
        return
    row = document.signed if document.state == OutgoingState.FORM_CHECKED else document.sealed
    if document.state == OutgoingState.SUBMITTED:
        row = last(document).get("handed")
    if document.state == OutgoingState.COSIGNING:
        row = (next_row(document) or {}).get("handed")
    if row is None:
        return
    if not document.signature_findings:
        yield Line(Text.of("signature-checking", name=row["name"]))
        return
    yield Line(Text.of("signature-refused", name=row["name"]))
    yield from _failed(document.signature_findings)


def together(document: OutgoingDocument) -> Iterator[Line]:
    """Người cùng ký — who has signed, and whose turn it is."""
    waiting = next_row(document) if document.state == OutgoingState.COSIGNING else None
    for row in document.cosigners:
        facts = {"name": row["name"], "title": row["title"]}
        if "signed" in row:
            at = moment(datetime.fromisoformat(row["signed"]["at"]))
            yield Line(Text.of("cosigner-signed", **facts, at=at))
        elif row is waiting:
            yield Line(
                Text.of("cosigner-next" if row["person"] else "cosigner-next-elsewhere", **facts)
            )
        else:
            yield Line(Text.of("cosigner-named", **facts))


def attached(document: OutgoingDocument) -> Iterator[Line]:
    """Tài liệu kèm theo — which still wants the agency's signature, and what was wrong (R-9.2d)."""
    for row in document.appendices:
        if row.get("unprepared"):
            why = Text.unwire(row["unprepared"])
            yield Line(Text.of("attached-unprepared", name=row["name"], why=why))
    if document.state != OutgoingState.SEALED:
        return
    for row in to_be_sealed(document):
        if row.get("findings"):
            yield Line(Text.of("signature-refused", name=row["name"]))
            yield from _failed(row["findings"])
        else:
            key = "signature-checking" if row.get("handed") else "attached-to-seal"
            yield Line(Text.of(key, name=row["name"]))


def _failed(findings: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    for one in findings:
        if one["result"] != "pass":
            detail = Text.unwire(one["text"])
            yield Line(Text.of(f"finding-{one['result']}", check=one["check"], detail=detail))


def receivers(document: OutgoingDocument) -> Iterator[Line]:
    """Từng nơi nhận — before dispatch where it will go, afterwards where it stands."""
    for row in document.deliveries:
        if document.state not in OUT:
            yield Line(Text.of("draft-receiver", name=row["name"]))
        elif row["status"] == "confirmed":
            yield Line(_confirmed(row))
        else:
            yield Line(
                Text.of(_waiting(row, document), name=row["name"], status=_status(row, document))
            )


def standing(row: dict[str, Any], document: OutgoingDocument) -> Text:
    """Tình trạng của một nơi nhận — in words, for who reads it later."""
    if document.state in OUT and row["status"] == "confirmed":
        at = moment(datetime.fromisoformat(row["at"]))
        return Text.of("attested-confirmed", manner=row["manner"], at=at, by=row["by"])
    return _status(row, document)


def _confirmed(row: dict[str, Any]) -> Text:
    at = moment(datetime.fromisoformat(row["at"]))
    return Text.of(
        "receiver-confirmed", name=row["name"], manner=row["manner"], at=at, by=row["by"]
    )


def _waiting(row: dict[str, Any], document: OutgoingDocument) -> str:
    if row["status"] in {"status-02", "unsent"}:
        return "receiver-failed"
    taken = row["status"] > "status-01" and row["status"].startswith("status-")
    return "receiver-has-it" if taken and not document.urgency else "receiver-waiting"


def _status(row: dict[str, Any], document: OutgoingDocument) -> Text:
    status = row["status"] or "sent"
    if status == ON_PAPER:
        return Text.of("receiver-paper-waits" if paper_pending(document) else "receiver-paper-out")
    if status == "status-02" and row.get("words"):
        key = "receiver-refused-by" if row.get("staff") else "receiver-refused"
        return Text.of(key, words=row["words"], staff=row.get("staff", ""))
    if status == UNSENT and row.get("given_up"):
        return Text.of("receiver-given-up")
    if status.startswith("status-0") and not document.urgency:
        return Text.of(f"receiver-at-{status.removeprefix('status-')}")
    return Text.of(f"receiver-{status}")


def paper(document: OutgoingDocument) -> Iterator[Line]:
    """In: 1 bản lưu + n bản (R-9.2c) — and for whom."""
    if document.state not in OUT or document.sealed is None:
        return
    found = paper_list(document)
    total = sum(one.copies for one in found)
    names = ", ".join(f"{one.name} × {one.copies}" for one in found)
    key = "paper-to-print" if paper_pending(document) else "paper-printed"
    if not total:
        pending = paper_pending(document)
        yield Line(Text.of("paper-alone-to-print" if pending else "paper-alone-printed"))
        return
    yield Line(Text.of(key, count=total, names=names))
