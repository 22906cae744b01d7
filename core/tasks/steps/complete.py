"""Hoàn thành — one's part is done, with its result; the lead's ends the document (R-8.4c-2)."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.follow import Follow
from core.effects.notify import Notify
from core.form import Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="com",
    basis="R-8.4c-2",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={
        TaskState.ACCEPTED: TaskState.COMPLETED,
        TaskState.EXTENSION_ASKED: TaskState.COMPLETED,
    },
    form={"result": Words(most=1000)},
    style=Style.PRIMARY,
    when=mine,
)
def complete(task: Task, context: Context) -> None:
    task.result = context.answers["result"]
    task.completed_at = context.now
    context.note(result=task.result)
    context.ask(
        Notify(task.assigner_id, Area.TASK, task.id, reason="reason-completed",
               names=context.person.name)
    )  # fmt: skip
    if task.lead:
        context.ask(Follow("fin", task.document_id))
