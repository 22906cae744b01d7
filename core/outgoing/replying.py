"""Phản hồi — who of the receivers has answered, who has not (R-9.5c, R-13.3).

On a receiver's row `replied` is the number of its answer, `replied_at` when it came, and
`chased` the reminders {by, at, manner} that somebody gave by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.card import Line
from core.form import Option
from core.outgoing.document import OutgoingDocument
from core.text import Text


def silent(document: OutgoingDocument) -> list[dict[str, Any]]:
    """Nơi chưa phản hồi — of a document that asks for an answer."""
    if not document.needs_reply:
        return []
    return [row for row in document.deliveries if not row.get("replied") and not row.get("recall")]


def answer_due(document: OutgoingDocument) -> datetime | None:
    """Hạn phản hồi — while somebody has not answered what went out."""
    out = document.dispatched_at is not None and document.recall is None
    return document.reply_by if out and silent(document) else None


def unanswered(document: OutgoingDocument) -> Sequence[Option]:
    return [
        Option(str(place), Text.of("option-plain", label=row["name"]))
        for place, row in enumerate(document.deliveries)
        if row in silent(document)
    ]


def board(document: OutgoingDocument) -> Iterator[Line]:
    """Bảng phản hồi — how many of how many, until when, and by which numbers."""
    if not document.needs_reply or document.reply_by is None:
        return
    due = f"{document.reply_by.astimezone(TIME_ZONE):%d/%m/%Y}"
    if document.dispatched_at is None:
        yield Line(Text.of("reply-wanted", due=due))
        return
    rows = document.deliveries
    count = sum(bool(row.get("replied")) for row in rows)
    yield Line(Text.of("reply-board", count=count, total=len(rows), due=due))
    for row in rows:
        if row.get("replied"):
            at = datetime.fromisoformat(row["replied_at"]).astimezone(TIME_ZONE)
            day = f"{at:%d/%m/%Y}"
            yield Line(Text.of("reply-came", name=row["name"], reference=row["replied"], at=day))
        elif row.get("chased"):
            times = len(row["chased"])
            yield Line(Text.of("reply-chased", name=row["name"], times=times))
