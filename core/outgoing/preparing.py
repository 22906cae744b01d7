"""Chuẩn bị để ký số — what is approved is the file with its fields, or one that cannot have them.

The preparation rewrites the file, and an approval holds for one file alone (P12): so nobody approves
while it is under way. It takes seconds; one that does not come back holds nobody up for ever.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.effects.prepare_draft import PrepareDraft
from core.errors import Refusal
from core.outgoing.document import OutgoingDocument
from core.step import Context

PATIENCE = timedelta(minutes=10)
_OUTCOME = {"preparing", "unprepared"}


class BeingPrepared(Refusal):
    """The draft is being made ready for signatures: approved now, it could not be signed."""


def begin_preparing(
    document: OutgoingDocument, stamp: str, initialler: UUID | None, context: Context
) -> None:
    """Chuẩn bị — always from the file that was sent in: a prepared one cannot be prepared again."""
    if document.draft is None:
        return
    row = without_outcome(document.drafts[-1]) | {"preparing": context.now.isoformat()}
    document.drafts = [*document.drafts[:-1], row]
    source = row.get("original", "")
    names = tuple(one["name"] for one in document.cosigners)
    if names:
        names = (context.directory.name(document.signer_id), *names)
    context.ask(PrepareDraft(document.id, row["sha256"], stamp, source, initialler, names))


def check_prepared(document: OutgoingDocument, now: datetime) -> None:
    """Raises `BeingPrepared`."""
    if being_prepared(document, now):
        raise BeingPrepared


def being_prepared(document: OutgoingDocument, now: datetime) -> bool:
    """Đang chuẩn bị — begun a short while ago, and neither done nor given up."""
    begun = document.drafts[-1].get("preparing") if document.drafts else None
    return begun is not None and now < datetime.fromisoformat(begun) + PATIENCE


def without_outcome(row: dict[str, Any]) -> dict[str, Any]:
    """The row as it was before the preparation began, or ended."""
    return {name: value for name, value in row.items() if name not in _OUTCOME}
