"""Cho gia hạn — the asked-for day becomes the deadline, fixed from then on; the assignee is told.

The assigner decides: the leader, or the clerk who sent an ordinary document straight to a unit.
"""

from __future__ import annotations

from core.card import Style
from core.effects.follow import Follow
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import assigned_by_me
from core.tasks.task import Task, TaskState


@step(
    code="gra",
    basis="R-8.4c-1",
    roles={Role.LEADER, Role.CLERK},
    moves={TaskState.EXTENSION_ASKED: TaskState.ACCEPTED},
    style=Style.SUCCESS,
    when=assigned_by_me,
)
def grant_extension(task: Task, context: Context) -> None:
    context.note(before=task.due_at.isoformat(), after=str(task.extension_to))
    task.due_at = task.extension_to or task.due_at
    task.term_days = 0
    task.extension_to = None
    if task.lead:
        context.ask(Follow("due", task.document_id))
