"""Gửi lại sau khi bị từ chối — a new arrival that knows the refused one; no duplicate (R-8.1b).

The answer of the clerks ended the first sending, so the same identifier may come once more. Of
what was refused as secret nothing is kept (R-1.2): that stays a duplicate.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.effects.refresh import Refresh
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.steps.return_to_sender import SECRET
from core.ports import UnitOfWork
from core.receive.record import SENT_AGAIN, journal


def refused(work: UnitOfWork, known: UUID | None) -> IncomingDocument | None:
    """The earlier arrival, when it was refused."""
    if known is None:
        return None
    earlier: IncomingDocument = work.load(Ref(Area.INCOMING, known))
    open_again = earlier.state == IncomingState.RETURNED and earlier.recall is None
    return earlier if open_again and SECRET not in earlier.refusal_reasons else None


def after(document: IncomingDocument, earlier: IncomingDocument, refuser: str) -> None:
    """Nhận lần nữa — with an id of its own, and what was said the last time."""
    document.arrival = earlier.arrival + 1
    document.id = uuid5(document.id, f"arrival/{document.arrival}")
    document.refused_before = {
        "document_id": earlier.id.hex,
        "reasons": list(earlier.refusal_reasons),
        "words": earlier.refusal_words,
        "by": refuser,
        "at": earlier.closed_at.isoformat() if earlier.closed_at else "",
    }
    before = earlier.id.hex
    document.twins = [row for row in document.twins if row["document_id"] != before]


def point_on(
    work: UnitOfWork, earlier: IncomingDocument, later: IncomingDocument, now: datetime
) -> None:
    """Lần bị từ chối — its card says that a new one has come."""
    earlier.replaced_by_id = later.id
    work.save(earlier)
    ref = Ref(Area.INCOMING, earlier.id)
    journal(work, earlier.agency_id, ref, SENT_AGAIN, earlier.state, now, by=later.id.hex)
    work.post(earlier.agency_id, [Refresh(Area.INCOMING, earlier.id)], now)
