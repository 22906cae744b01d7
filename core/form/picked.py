"""Câu trả lời chọn — people, fixed choices, and choices that the document itself offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.form.kit import AnswerNeeded, Given, Option, Question, Value, World, plain
from core.people.person import Person, Role
from core.text import Text


@dataclass(frozen=True)
class PickPerson(Question):
    """Chọn một người — with one of the roles; not oneself unless `self_too`, not the answer
    `without`. The value is the id as hex.
    """

    roles: frozenset[Role] = frozenset()
    own_unit: bool = False
    self_too: bool = False
    without: str = ""

    def options(self, world: World) -> Sequence[Option]:
        return [
            Option(person.id.hex, plain(world.directory.label(person)))
            for person in world.directory.having(*self.roles)
            if self._eligible(person, world)
        ]

    def _eligible(self, person: Person, world: World) -> bool:
        if person.id == world.person.id and not self.self_too:
            return False
        if self.own_unit and person.unit_id != world.person.unit_id:
            return False
        return person.id.hex != world.answers.get(self.without)


@dataclass(frozen=True)
class PickPeople(PickPerson):
    """Chọn nhiều người, ít nhất `least` — the value is a list of ids as hex."""

    least: int = 0

    @property
    def many(self) -> bool:
        return True

    def read(self, given: Given, world: World) -> Value:
        return several(self, given, world)

    def recheck(self, value: Value, world: World) -> None:
        super().recheck(value, world)
        if isinstance(value, list) and len(value) < self.least:
            raise AnswerNeeded


@dataclass(frozen=True)
class Choose(Question):
    """Chọn một — among fixed keys; each key is also its message in `questions.ftl`."""

    keys: tuple[str, ...]

    def options(self, world: World) -> Sequence[Option]:
        return [Option(key, Text.of(key)) for key in self.keys]


@dataclass(frozen=True)
class ChooseMany(Choose):
    """Chọn nhiều — at least one; the value is a list of keys."""

    @property
    def many(self) -> bool:
        return True

    def read(self, given: Given, world: World) -> Value:
        if not given.options:
            raise AnswerNeeded
        return several(self, given, world)

    def recheck(self, value: Value, world: World) -> None:
        if value == []:
            raise AnswerNeeded
        super().recheck(value, world)


@dataclass(frozen=True)
class PickFrom(Question):
    """Chọn trong văn bản — options that the document itself offers, such as its receivers."""

    source: Callable[[Any], Sequence[Option]]

    def options(self, world: World) -> Sequence[Option]:
        return self.source(world.document)


def several(question: Question, given: Given, world: World) -> list[str]:
    """Each chosen option once, in the order of choosing."""
    values = list(dict.fromkeys(given.options))
    question.recheck(values, world)
    return values
