"""Dòng của một nơi nhận — where one receiver of a document stands, with its history.

A row moves forward only: a status that comes late changes its history, not its place (R-9.4a).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

Row = Mapping[str, Any]
CONFIRMED = "confirmed"
SENDING, UNSENT, SENT, ON_PAPER = "sending", "unsent", "sent", "paper"
TAKEN = ("status-03", "status-04", "status-05", "status-06")
FINAL = ("status-02", "status-15")
_ORDER = ("", ON_PAPER, SENDING, UNSENT, SENT, "status-01", *TAKEN, CONFIRMED)
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
MOST_HISTORY = 60


def electronic(row: Row) -> bool:
    """Gửi qua trục — an agency whose code is known."""
    return bool(row.get("code")) and row.get("kind", "agency") == "agency"


def moved(row: Row, status: str, at: datetime, words: str = "") -> dict[str, Any]:
    """The row with one more line of history (QĐ 28 Đ.10.2p), and its status if that is newer."""
    history = [*row.get("history", []), {"status": status, "at": at.isoformat()}]
    if words:
        history[-1]["words"] = words
    kept = {**row, "history": history[-MOST_HISTORY:]}
    if row["status"] == CONFIRMED or _RANK.get(status, 99) <= _rank_now(row["status"]):
        return kept
    return {**kept, "status": status, "status_at": at.isoformat(), "words": words}


def _rank_now(status: str) -> int:
    """A refusal and an agreed recall are final; a recall that was asked for is not."""
    if status in FINAL:
        return 99
    return _RANK.get(status, 98)
