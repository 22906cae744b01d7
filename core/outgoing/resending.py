"""Gửi lại — a receiver that refused the document, or that was never reached, gets it once more.

On a receiver's row `sendings` are the earlier ones {at, sha256, status, words, staff, note, by,
again_at}, the first one first; `given_up` says that the exchange will not take the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from core.card import Exposure, Line
from core.exchange.receiver import SENDING, Row
from core.form import Option
from core.outgoing.board import moment
from core.outgoing.document import OutgoingDocument
from core.outgoing.receiving import REFUSED, failed
from core.step import Context
from core.text import Text

MOST = 9


def resendable(document: OutgoingDocument) -> Sequence[Option]:
    """Gửi lại cho ai — as options to choose from."""
    return [
        Option(str(place), Text.of("option-plain", label=row["name"]))
        for place, row in enumerate(document.deliveries)
        if failed(row) and len(row.get("sendings", [])) < MOST
    ]


def sent_again(row: Row, note: str, context: Context) -> dict[str, Any]:
    """The row as at its dispatch; what became of the sending before stays with it."""
    history = row.get("history", [])
    begun = [one["at"] for one in history if one["status"] == SENDING]
    before = {
        "at": begun[-1] if begun else "",
        "sha256": row.get("sha256", ""),
        "status": row["status"],
        "ended_at": row.get("status_at", ""),
        "words": row.get("words", ""),
        "staff": row.get("staff", ""),
        "said_at": row.get("said_at", ""),
        "note": note,
        "by": context.person.name,
        "again_at": context.now.isoformat(),
    }
    gone = ("sha256", "words", "staff", "said_at", "given_up")
    kept = {name: value for name, value in row.items() if name not in gone}
    begins = {"status": SENDING, "at": context.now.isoformat()}
    return kept | {
        "sendings": [*row.get("sendings", []), before],
        "history": [*history, begins],
        "status": SENDING,
        "status_at": context.now.isoformat(),
    }


def sending_of(row: Row) -> int:
    """Lần gửi — 1 for the first."""
    return len(row.get("sendings", [])) + 1


def heard_before(row: Row, status: str, said_at: str) -> bool:
    """A refusal of an earlier sending, told once more, says nothing of this one."""
    return status == REFUSED and any(
        one["said_at"] == said_at and one["status"] == REFUSED for one in row.get("sendings", [])
    )


def trail(document: OutgoingDocument) -> Iterator[Line]:
    """Các lần gửi — when, what came of it, who sent again and why."""
    for row in document.deliveries:
        for number, one in enumerate(row.get("sendings", []), start=1):
            said = {"name": row["name"], "number": number, "by": one["by"]}
            said |= {name: _moment(one[name]) for name in ("at", "ended_at", "again_at")}
            key = "sending-refused" if one["status"] == REFUSED else "sending-given-up"
            words = {"words": one["words"] or "—", "staff": one["staff"] or "—"}
            yield Line(Text.of(key, **said, **words, note=one["note"]), Exposure.ABSTRACT)


def _moment(at: str) -> str:
    return moment(datetime.fromisoformat(at)) if at else "—"
