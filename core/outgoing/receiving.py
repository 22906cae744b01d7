"""Đã đến đâu — whether all receivers of a document have it, and the paper is out (R-9.4a)."""

from __future__ import annotations

from core.exchange.receiver import (
    CONFIRMED,
    ON_PAPER,
    SENDING,
    SENT,
    TAKEN,
    UNSENT,
    Row,
    electronic,
)
from core.exchange.status import ExchangeStatus
from core.outgoing.document import OutgoingDocument

REFUSED = f"status-{ExchangeStatus.REFUSED}"


def failed(row: Row) -> bool:
    """Không nhận, không đến — refused, or given up by the exchange; not what is taken back."""
    if row.get("recall") or not electronic(row):
        return False
    return row["status"] == REFUSED or (row["status"] == UNSENT and bool(row.get("given_up")))


def not_arrived(document: OutgoingDocument) -> list[str]:
    """Chưa đến — the names of the agencies from which nothing has come back yet."""
    waiting = {"", SENDING, UNSENT, SENT}
    return [
        row["name"] for row in document.deliveries if electronic(row) and row["status"] in waiting
    ]


def paper_pending(document: OutgoingDocument) -> bool:
    """Còn chờ in, đóng dấu — of what the system itself sent; what was sent outside has its own way."""
    return document.sealed is not None and document.paper_done_at is None


def paper_unsent(document: OutgoingDocument) -> bool:
    """Bản giấy chưa gửi — printed is not sent: somebody records how and when it got there."""
    return document.sealed is not None and any(
        row["status"] == ON_PAPER for row in document.deliveries
    )


def complete(document: OutgoingDocument) -> bool:
    """Hoàn tất phát hành — every receiver has it, and the copy kept is printed (R-7.2, R-9.4a); of
    an urgent document, and of paper, the sender has confirmed each one (R-10.3b, R-7.2đ).
    """
    return not paper_pending(document) and all(
        _has_it(row, document) for row in document.deliveries
    )


def _has_it(row: Row, document: OutgoingDocument) -> bool:
    if row["status"] == CONFIRMED:
        return True
    if document.urgency:
        return False
    return row["status"] in TAKEN
