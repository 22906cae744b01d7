"""Thu hồi — who of the receivers is asked, who has cancelled, who is still to be reached (R-9.4b).

On a receiver's row `recall` is “asked” (a notice goes over the exchange), “by_hand” (paper or a
person: somebody must go after it), “done” or “refused”, with `recalled_at` and `recall_words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.exchange.receiver import electronic
from core.exchange.status import ExchangeStatus
from core.form import Option
from core.outgoing.document import OutgoingDocument
from core.text import Text

ASKED, BY_HAND, DONE, REFUSED = "asked", "by_hand", "done", "refused"
EVERYBODY = "all"
ANSWERS = {ExchangeStatus.RECALL_AGREED: DONE, ExchangeStatus.RECALL_REFUSED: REFUSED}


def outstanding(document: OutgoingDocument) -> list[dict[str, Any]]:
    """Nơi chưa hủy — not yet known to have cancelled."""
    return [row for row in document.deliveries if row.get("recall") in {ASKED, BY_HAND, REFUSED}]


def recallable(document: OutgoingDocument) -> Sequence[Option]:
    """Thu hồi ở đâu — everywhere, or at one receiver who should not have had it (R-9.4a)."""
    single = [
        Option(str(place), Text.of("option-plain", label=row["name"]))
        for place, row in enumerate(document.deliveries)
        if not row.get("recall")
    ]
    whole = Option(EVERYBODY, Text.of("recall-everybody"))
    return [whole, *single] if len(document.deliveries) > 1 else [whole]


def by_hand(document: OutgoingDocument) -> Sequence[Option]:
    """Nơi phải báo trực tiếp — as options to choose from."""
    return [
        Option(str(place), Text.of("option-plain", label=row["name"]))
        for place, row in enumerate(document.deliveries)
        if row in outstanding(document)
    ]


def asked_of(row: dict[str, Any]) -> dict[str, Any]:
    """The row of a receiver that must give the document back; who refused it never had it."""
    if row["status"] == f"status-{ExchangeStatus.REFUSED}":
        return row | {"recall": DONE}
    return row | {"recall": ASKED if electronic(row) else BY_HAND}


def answered(row: dict[str, Any], status: str, at: datetime, words: str) -> dict[str, Any]:
    """The receiver's answer; a refusal after it has cancelled changes nothing."""
    if row.get("recall") in {None, DONE}:
        return row
    return row | {
        "recall": ANSWERS[ExchangeStatus(status)],
        "recalled_at": at.isoformat(),
        "recall_words": words,
    }
