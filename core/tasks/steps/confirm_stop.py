"""Đã dừng — the holder confirms that nothing more is done with the document (R-8.2a, N7)."""

from __future__ import annotations

from core.card import Style
from core.people.person import Person, Role
from core.step import Context, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


def _still_mine(task: Task, person: Person) -> bool:
    return mine(task, person) and task.completed_at is None


@step(
    code="cst",
    basis="R-8.2a",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={TaskState.STOPPED: TaskState.STOPPED},
    style=Style.SUCCESS,
    when=_still_mine,
)
def confirm_stop(task: Task, context: Context) -> None:
    task.completed_at = context.now
    context.note(stopped=task.stopped_for)
