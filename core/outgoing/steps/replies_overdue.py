"""Quá hạn phản hồi — drafter, unit head and signer are told who has not answered (R-9.5c)."""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.effects.watch_replies import WatchReplies
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.replying import silent
from core.people.person import Role
from core.step import Context, step

MOST, REST_DAYS = 3, 3


@step(
    code="rov",
    basis="R-9.5c",
    roles={Role.SYSTEM},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
    },
    moves_version=False,
)
def replies_overdue(document: OutgoingDocument, context: Context) -> None:
    late, times = silent(document), int(context.answers["times"])
    if not late:
        return
    names = ", ".join(row["name"] for row in late)
    context.note(late=names, times=times)
    head = context.directory.head_of(document.unit_id)
    known = {person.id for person in context.directory.people}
    told = dict.fromkeys((document.drafter_id, head.id if head else None, document.signer_id))
    for person_id in told:
        if person_id in known:
            context.concern(context.ref, person_id)
            context.ask(
                Notify(person_id, Area.OUTGOING, document.id, reason="reason-reply-late",
                       names=names)
            )  # fmt: skip
    if times < MOST:
        again = context.calendar.deadline(context.now, REST_DAYS)
        context.ask(WatchReplies(document.id, again, times + 1))
