"""Thông báo thu hồi — the sender takes the document back: work stops at once (R-8.2a).

The notice is not a request (QĐ 28/2018 Đ.9.2): only the clerk's cancelling is still to come.
"""

from __future__ import annotations

from core.effects.follow import Follow
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.step import Context, step

ENDED = {IncomingState.RETURNED, IncomingState.RECALL_ASKED, IncomingState.RECALLED}


@step(
    code="rca",
    basis="R-8.2a",
    roles={Role.SYSTEM},
    moves={state: IncomingState.RECALL_ASKED for state in IncomingState if state not in ENDED},
)
def record_recall(document: IncomingDocument, context: Context) -> None:
    notice = context.answers["notice"]
    document.recall = dict(notice) | {"at": context.now.isoformat()}
    context.note(**notice)
    context.ask(*(Follow("stp", task.id) for task in context.tasks_of(document.id)))
    context.ask(*(Follow("hrc", answer) for answer in context.answers_to(document.id)))
