"""Dừng xử lý — the document was taken back: whoever has, or had, the work is told (R-8.2a)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area
from core.effects.notify import Notify
from core.people.person import Role
from core.step import Context, step
from core.tasks.task import Task, TaskState

RECALL = "recall"


@step(
    code="stp",
    basis="R-8.2a",
    roles={Role.SYSTEM},
    moves={state: TaskState.STOPPED for state in TaskState if state is not TaskState.STOPPED},
)
def stop(task: Task, context: Context) -> None:
    task.stopped_for = RECALL
    task.completed_at = None
    task.extension_to = None
    before = {UUID(hex=hop["from"]) for hop in task.trail} - {task.assignee_id}
    known = {person.id for person in context.directory.people}
    context.ask(
        *(Notify(one, Area.TASK, task.id, reason="reason-recalled") for one in before & known)
    )
