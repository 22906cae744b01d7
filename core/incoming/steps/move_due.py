"""Theo hạn của chủ trì — the lead's count has begun or was extended: the document's deadline
follows it (R-8.3a-2).
"""

from __future__ import annotations

from core.errors import Refusal
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.step import Context, Settles, step


class DueAsItIs(Refusal):
    """The document's deadline is the lead's already."""


@step(
    code="due",
    basis="R-8.3a-2",
    roles={Role.SYSTEM},
    moves={
        IncomingState.ASSIGNED: IncomingState.ASSIGNED,
        IncomingState.IN_PROGRESS: IncomingState.IN_PROGRESS,
    },
    settles=Settles.NONE,
    moves_version=False,
)
def move_due(document: IncomingDocument, context: Context) -> None:
    lead = next((task for task in context.tasks_of(document.id) if task.lead), None)
    if lead is None or lead.due_at == document.due_at:
        raise DueAsItIs
    document.due_at = lead.due_at
    context.note(due=document.due_at.isoformat())
