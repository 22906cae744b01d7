"""Tài liệu kèm theo văn bản đi — files that go out in the same package, each sealed on its own."""

from __future__ import annotations

from collections.abc import Sequence

from core.card import Area
from core.effects.notify import Notify
from core.errors import Refusal
from core.form import Option, plain
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.step import Context

LIMIT = 20
EDITABLE = {
    OutgoingState.DRAFTING: OutgoingState.DRAFTING,
    OutgoingState.RETURNED: OutgoingState.RETURNED,
    OutgoingState.SUBMITTED: OutgoingState.DRAFTING,
    OutgoingState.CHECKED: OutgoingState.DRAFTING,
    OutgoingState.APPROVED: OutgoingState.DRAFTING,
}


class TooManyFiles(Refusal):
    """More than a receiver's clerk could look through."""


class AttachedAlready(Refusal):
    """The same file, or another of the same name."""


def attached(document: OutgoingDocument) -> Sequence[Option]:
    """Tệp kèm theo — to choose from, by its hash."""
    return [Option(row["sha256"], plain(row["name"])) for row in document.appendices]


def voided(document: OutgoingDocument, context: Context) -> None:
    """Who had approved it approved something else: the approval goes, and is told so."""
    if document.approved_by:
        context.ask(
            Notify(document.approved_by, Area.OUTGOING, document.id, reason="reason-voided",
                   names=context.person.name)
        )  # fmt: skip
    document.void_approval()
