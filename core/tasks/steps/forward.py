"""Chuyển tiếp — to one person of the unit, with a note; the trail is kept (R-8.4a)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Ref
from core.form import PickPerson, Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState

_UNIT = PickPerson(frozenset({Role.UNIT_HEAD, Role.SPECIALIST}), own_unit=True)


@step(
    code="fwd",
    basis="R-8.4a",
    roles={Role.UNIT_HEAD, Role.SPECIALIST},
    moves={
        TaskState.ASSIGNED: TaskState.ASSIGNED,
        TaskState.ACCEPTED: TaskState.ASSIGNED,
    },
    form={"to": _UNIT, "note": Words(most=500)},
    when=mine,
)
def forward(task: Task, context: Context) -> None:
    to = context.directory.person(UUID(hex=context.answers["to"]))
    hop = {
        "from": context.person.id.hex,
        "to": to.id.hex,
        "from_name": context.person.name,
        "to_name": to.name,
        "note": context.answers["note"],
        "at": context.now.isoformat(),
    }
    task.trail = [*task.trail, hop]
    task.assignee_id = to.id
    task.accepted_at = None
    context.concern(Ref(Area.INCOMING, task.document_id), to.id)
    context.note(to=to.id.hex, words=context.answers["note"])
