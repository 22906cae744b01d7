"""Xin gia hạn — a new day and the reason; the assigner decides, the old deadline stands till then."""

from __future__ import annotations

from core.form import Day, Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="ext",
    basis="R-8.4c-1",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={TaskState.ACCEPTED: TaskState.EXTENSION_ASKED},
    form={"to": Day(), "reason": Words(least=5, most=500)},
    when=mine,
)
def ask_extension(task: Task, context: Context) -> None:
    task.extension_to = context.day("to")
    task.extension_reason = context.answers["reason"]
    context.note(to=context.answers["to"], reason=task.extension_reason)
