"""Soạn văn bản trả lời — the answer stays tied to what it answers (R-8.4c-2)."""

from __future__ import annotations

from core.effects.begin_reply import BeginReply
from core.people.person import Role
from core.step import Context, Settles, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="rly",
    basis="R-8.4c-2",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={TaskState.ACCEPTED: TaskState.ACCEPTED},
    settles=Settles.NONE,
    when=mine,
)
def reply(task: Task, context: Context) -> None:
    context.ask(BeginReply(task.id, task.document_id, context.person.id, task.version))
