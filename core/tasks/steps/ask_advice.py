"""Lấy ý kiến khi xử lý — the assignee asks others before answering (N14)."""

from __future__ import annotations

from core.opinions.asking import QUESTIONS, ask_people
from core.people.person import Role
from core.step import Context, Settles, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="opt",
    basis=("R-8.4a", "R-12.3"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        TaskState.ACCEPTED: TaskState.ACCEPTED,
        TaskState.EXTENSION_ASKED: TaskState.EXTENSION_ASKED,
    },
    form=QUESTIONS,
    settles=Settles.NONE,
    when=mine,
)
def ask_advice(task: Task, context: Context) -> None:
    ask_people(task, f"{task.reference} {task.subject}".strip(), context)
