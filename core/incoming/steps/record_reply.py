"""Văn bản trả lời — its number, and whether it went out in time (R-8.4c-2)."""

from __future__ import annotations

from datetime import datetime

from core.calendar import TIME_ZONE
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.step import Context, NotNow, step


@step(
    code="rrp",
    basis="R-8.4c-2",
    roles={Role.SYSTEM},
    moves={state: state for state in IncomingState},
)
def record_reply(document: IncomingDocument, context: Context) -> None:
    reply = context.answers["reply"]
    if any(row["document_id"] == reply["document_id"] for row in document.replies):
        raise NotNow(step=record_reply.label)  # recorded before
    at = datetime.fromisoformat(reply["at"]).astimezone(TIME_ZONE)
    on_time = document.due_on is None or at.date() <= document.due_on
    document.replies = [*document.replies, reply | {"on_time": on_time}]
    context.note(**reply, on_time=on_time)
