"""Giao lại cho ai — whom the one who asks may give a task to, never the one who has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.form import Option, Question, World, plain
from core.people.person import Person, Role


@dataclass(frozen=True)
class PickTaker(Question):
    """Chọn người nhận lại — the assigner: any unit head or specialist; a unit head who passed it
    on: somebody of the own unit. The value is the id as hex.
    """

    def options(self, world: World) -> Sequence[Option]:
        return [
            Option(person.id.hex, plain(world.directory.label(person)))
            for person in world.directory.having(Role.UNIT_HEAD, Role.SPECIALIST)
            if _eligible(person, world)
        ]


def _eligible(person: Person, world: World) -> bool:
    task = world.document
    if task is None or person.id == world.person.id:
        return False
    if person.id == task.assignee_id:
        return False
    if task.assigner_id == world.person.id:
        return True
    return world.person.unit_id is not None and person.unit_id == world.person.unit_id
