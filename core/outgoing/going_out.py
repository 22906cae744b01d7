"""Khi văn bản đã đi — what follows from a dispatch, whichever way it went."""

from __future__ import annotations

from core.effects.record_reply import RecordReply
from core.effects.watch_replies import WatchReplies
from core.outgoing.document import OutgoingDocument
from core.step import Context


def follow_dispatch(document: OutgoingDocument, context: Context) -> None:
    """The answered document learns the number (R-8.4c-2); asked-for answers are watched (R-9.5c)."""
    if document.in_reply_to is not None:
        context.ask(RecordReply(document.in_reply_to, document.id, document.reference, context.now))
    if document.needs_reply and document.reply_by is not None:
        context.ask(WatchReplies(document.id, document.reply_by))
