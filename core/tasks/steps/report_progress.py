"""Báo cáo tiến độ — the assigner sees it on the card and is told (R-12.4)."""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.form import Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState


@step(
    code="rep",
    basis="R-12.4",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={
        TaskState.ACCEPTED: TaskState.ACCEPTED,
        TaskState.EXTENSION_ASKED: TaskState.EXTENSION_ASKED,
    },
    form={"words": Words(most=1000)},
    when=mine,
)
def report_progress(task: Task, context: Context) -> None:
    row = {"by": context.person.name, "words": context.answers["words"]}
    task.reports = [*task.reports, row | {"at": context.now.isoformat()}]
    context.note(words=context.answers["words"])
    context.ask(
        Notify(task.assigner_id, Area.TASK, task.id, reason="reason-progress",
               names=context.person.name)
    )  # fmt: skip
