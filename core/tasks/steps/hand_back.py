"""Trả lại việc — with the reason: to who forwarded it, otherwise to the assigner (R-8.4a)."""

from __future__ import annotations

from core.form import Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.clock import forwarder, hand_over, hop
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="hbk",
    basis=("R-8.4a", "R-8.4c-1"),
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={
        TaskState.ASSIGNED: TaskState.ASSIGNED,
        TaskState.ACCEPTED: TaskState.ASSIGNED,
        TaskState.EXTENSION_ASKED: TaskState.ASSIGNED,
    },
    turns={
        TaskState.ASSIGNED: TaskState.HANDED_BACK,
        TaskState.ACCEPTED: TaskState.HANDED_BACK,
        TaskState.EXTENSION_ASKED: TaskState.HANDED_BACK,
    },
    form={"reason": Words(least=5, most=500)},
    when=mine,
)
def hand_back(task: Task, context: Context) -> None:
    """Who forwarded it may have left the agency: then it is the assigner's again."""
    reason = context.answers["reason"]
    here = {person.id: person for person in context.directory.people}
    giver = here.get(forwarder(task) or task.assigner_id)
    if giver is not None and giver.id != task.assigner_id:
        row = hand_over(task, context.person, giver, reason, context.now, context.calendar)
    else:
        task.state = TaskState.HANDED_BACK
        task.extension_to = None
        row = hop(context.person, here.get(task.assigner_id, context.person), reason, context.now)
    task.trail = [*task.trail, row | {"how": "back"}]
    context.note(to=row["to"], reason=reason)
