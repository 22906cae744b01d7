"""Ghi nhận đã đến tay — the card reached the assignee: from now on the time counts (Điều 8.3a).

Pressed by the system when a channel has handed the card over; a later receipt, or one of somebody
who has passed the work on meanwhile, changes nothing.
"""

from __future__ import annotations

from core.effects.follow import Follow
from core.errors import Refusal
from core.people.person import Role
from core.step import Context, Settles, step
from core.tasks.clock import receive
from core.tasks.task import Task, TaskState


class ReceivedBefore(Refusal):
    """The receipt is on record already, or it is not this person's work any more."""


@step(
    code="rcv",
    basis="R-8.3a-2",
    roles={Role.SYSTEM},
    moves={
        TaskState.ASSIGNED: TaskState.ASSIGNED,
        TaskState.ACCEPTED: TaskState.ACCEPTED,
    },
    settles=Settles.NONE,
    moves_version=False,
)
def record_receipt(task: Task, context: Context) -> None:
    if task.received_at is not None or context.answers.get("assignee") != task.assignee_id.hex:
        raise ReceivedBefore
    receive(task, context.now, context.calendar)
    context.note(person=task.assignee_id.hex, due=task.due_at.isoformat())
    if task.lead and task.term_days:
        context.ask(Follow("due", task.document_id))
