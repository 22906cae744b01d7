"""Câu hỏi — what a step wants to know before it can be decided.

A form is a mapping of names to questions, asked in order. A question reads what a person gave
(words, an offered choice, a file) into a value that JSON can keep, or refuses with a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.calendar import WorkingCalendar
from core.card import FileRef
from core.errors import Refusal
from core.people.directory import Directory
from core.people.person import Person
from core.text import Text, nfc

LONGEST_LABEL = 500

Value = Any
Answers = Mapping[str, Value]


class Proof(StrEnum):
    """Bằng chứng — what must be shown besides the tap itself."""

    NONE = "none"
    CONFIRM = "confirm"
    SECOND_FACTOR = "second_factor"


class AnswerNeeded(Refusal):
    """An empty answer where one is required."""


class ChooseFromList(Refusal):
    """The answer is not one of the offered ones."""


@dataclass(frozen=True)
class World:
    """What a question may look at: who asks, when, about what, and what was answered so far;
    `looked_up` is what the form's questions read from the store before they are asked.
    """

    directory: Directory
    calendar: WorkingCalendar
    now: datetime
    person: Person
    answers: Answers = field(default_factory=dict)
    document: Any = None
    looked_up: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """Câu trả lời — exactly one of words, chosen option values, or an uploaded file."""

    words: str = ""
    options: tuple[str, ...] = ()
    file: FileRef | None = None


@dataclass(frozen=True)
class Option:
    """Lựa chọn — `value` goes into the answers, `label` is what people see."""

    value: str
    label: Text


@dataclass(frozen=True)
class Question:
    """The common shape. `many` lets several options be chosen; `optional` offers [Bỏ qua]."""

    @property
    def optional(self) -> bool:
        return False

    @property
    def many(self) -> bool:
        return False

    @property
    def typed(self) -> bool:
        """Also words of one's own, besides the options."""
        return False

    def look_up(self, _records: Any, _world: World) -> Mapping[str, Any]:
        """Tra trước — what must be read from the store before this can be asked."""
        return {}

    def options(self, world: World) -> Sequence[Option]:
        """What is offered as buttons; words may be typed all the same where they make sense."""
        return ()

    def ready(self, world: World) -> Value | None:
        """The answer that counts when, as things are, there is nothing to ask; None: it is asked."""
        return None

    def read(self, given: Given, world: World) -> Value:
        """The value to keep. Raises a `Refusal` that says how to answer."""
        return self.chosen(given, world)

    def echo(self, value: Value, world: World) -> Text | None:
        """How a reading that could be wrong is said back before it counts; None: it counts."""
        return None

    def recheck(self, value: Value, world: World) -> None:
        """The kept value again, when the decision is made. Raises a `Refusal`."""
        values = value if self.many else [value]
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise ChooseFromList
        offered = {option.value for option in self.options(world)}
        if len(set(values)) != len(values) or not set(values) <= offered:
            raise ChooseFromList

    def chosen(self, given: Given, world: World) -> str:
        """The offered value that was tapped, or whose label was typed; two of one name: neither."""
        typed = nfc(given.words[:LONGEST_LABEL]).strip().casefold()
        found = {
            option.value
            for option in self.options(world)
            if given.options == (option.value,) or (typed and typed == label_of(option).casefold())
        }
        if len(found) != 1:
            raise ChooseFromList
        return found.pop()


@dataclass(frozen=True)
class Each:
    """Mỗi người một câu — asks `question` once for each person chosen in the answer `of`."""

    of: str
    question: Question


Form = Mapping[str, "Question | Each"]


def plain(label: str) -> Text:
    """A label that is a name, not a message."""
    return Text.of("option-plain", label=label)


def label_of(option: Option) -> str:
    """The name in a plain label; empty for labels that are messages."""
    return str(dict(option.label.params).get("label", ""))
