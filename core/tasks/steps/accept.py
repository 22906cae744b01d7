"""Đã nhận — the assignee has the task; with the lead's, the handling has begun (R-8.4c-1)."""

from __future__ import annotations

from core.card import Style
from core.effects.follow import Follow
from core.people.person import Role
from core.step import Context, step
from core.tasks.clock import receive
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="acc",
    basis=("R-8.4c-1", "R-8.3a-2", "R-6.2c"),
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={TaskState.ASSIGNED: TaskState.ACCEPTED},
    style=Style.SUCCESS,
    when=mine,
)
def accept(task: Task, context: Context) -> None:
    began = task.received_at is None and task.term_days > 0
    receive(task, context.now, context.calendar)
    task.accepted_at = context.now
    if task.lead:
        context.ask(Follow("beg", task.document_id))
        context.ask(*[Follow("due", task.document_id)] * began)
