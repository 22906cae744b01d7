"""Không cho gia hạn — the deadline stands, with a word why; the assignee is told."""

from __future__ import annotations

from core.form import Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import assigned_by_me
from core.tasks.task import Task, TaskState


@step(
    code="rfx",
    basis="R-8.4c-1",
    roles={Role.LEADER, Role.CLERK},
    moves={TaskState.EXTENSION_ASKED: TaskState.ACCEPTED},
    form={"words": Words(most=500)},
    when=assigned_by_me,
)
def refuse_extension(task: Task, context: Context) -> None:
    row = {"by": context.person.name, "words": context.answers["words"]}
    task.reports = [*task.reports, row | {"at": context.now.isoformat()}]
    task.extension_to = None
    context.note(words=context.answers["words"])
