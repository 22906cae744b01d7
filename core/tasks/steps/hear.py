"""Đã biết — called because somebody else was silent: this person knows, and will see to it."""

from __future__ import annotations

from core.people.person import Person, Role
from core.step import Context, Settles, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


def _urgent_of_another(task: Task, person: Person) -> bool:
    return task.urgency > 0 and not mine(task, person)


@step(
    code="hea",
    basis="R-6.2c",
    roles={Role.UNIT_HEAD, Role.LEADER, Role.CLERK, Role.SPECIALIST},
    moves={
        TaskState.ASSIGNED: TaskState.ASSIGNED,
        TaskState.ACCEPTED: TaskState.ACCEPTED,
        TaskState.EXTENSION_ASKED: TaskState.EXTENSION_ASKED,
    },
    settles=Settles.OWN,
    when=_urgent_of_another,
)
def hear(_task: Task, context: Context) -> None:
    context.note(heard=True)
