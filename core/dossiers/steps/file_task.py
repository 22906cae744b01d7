"""Đưa văn bản của việc vào hồ sơ — what the task is about, into a dossier of the assignee's."""

from __future__ import annotations

from core.card import Area, Ref
from core.dossiers.filing import QUESTIONS, file_document
from core.dossiers.rules import OPEN_IN
from core.people.person import Role
from core.step import Context, Settles, step
from core.tasks.rules import mine
from core.tasks.task import Task


@step(
    code="wft",
    basis=("R-8.3a-1", "R-3.15"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={state: state for state in OPEN_IN},
    form=QUESTIONS,
    settles=Settles.NONE,
    when=mine,
)
def file_task(task: Task, context: Context) -> None:
    file_document(Ref(Area.INCOMING, task.document_id), context)
