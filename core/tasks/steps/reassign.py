"""Giao lại cho người khác — by the assigner, or within the unit by the head who passed it on; who
had it is told (R-8.4a).
"""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Ref
from core.effects.notify import Notify
from core.form import Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.clock import hand_over
from core.tasks.rules import gives_again
from core.tasks.takers import PickTaker
from core.tasks.task import Task, TaskState


@step(
    code="ras",
    basis=("R-8.4a", "R-8.3a-2"),
    roles={Role.LEADER, Role.UNIT_HEAD, Role.CLERK},
    moves={
        TaskState.ASSIGNED: TaskState.ASSIGNED,
        TaskState.ACCEPTED: TaskState.ASSIGNED,
        TaskState.EXTENSION_ASKED: TaskState.ASSIGNED,
        TaskState.HANDED_BACK: TaskState.ASSIGNED,
    },
    form={"to": PickTaker(), "note": Words(most=500)},
    when=gives_again,
)
def reassign(task: Task, context: Context) -> None:
    to = context.directory.person(UUID(hex=context.answers["to"]))
    before, note = task.assignee_id, context.answers["note"]
    held = task.state != TaskState.HANDED_BACK
    hop = hand_over(task, context.person, to, note, context.now, context.calendar)
    task.trail = [*task.trail, hop | {"how": "again"}]
    context.concern(Ref(Area.INCOMING, task.document_id), to.id)
    context.note(before=before.hex, to=to.id.hex, words=note)
    if held:
        context.ask(
            Notify(before, Area.TASK, task.id, reason="reason-reassigned",
                   names=context.person.name)
        )  # fmt: skip
