"""Chuyển tiếp — to one person of the unit, with a note; the trail is kept, and the next person's
time counts from that person's own receipt (R-8.4a, R-8.3a-2).
"""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Ref
from core.form import PickPerson, Words
from core.people.person import Role
from core.step import Context, step
from core.tasks.clock import hand_over
from core.tasks.rules import mine
from core.tasks.task import Task, TaskState

_UNIT = PickPerson(frozenset({Role.UNIT_HEAD, Role.SPECIALIST}), own_unit=True)


@step(
    code="fwd",
    basis=("R-8.4a", "R-8.3a-2"),
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
    note = context.answers["note"]
    hop = hand_over(task, context.person, to, note, context.now, context.calendar)
    task.trail = [*task.trail, hop]
    context.concern(Ref(Area.INCOMING, task.document_id), to.id)
    context.note(to=to.id.hex, words=note)
