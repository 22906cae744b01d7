"""Cuộc hỏi — what is known so far, and what is asked next; small enough for one JSON value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.errors import Refusal
from core.exchange.formats import ALLOWED, ending
from core.form import FileNeeded, Option, PdfNeeded, SealedFileNeeded, Value
from core.form.filed import KINDS, SEALED
from core.step import NoSuchDocument, Press
from core.text import Text


class Expects(StrEnum):
    """Chờ gì — what kind of answer the channel should offer."""

    WORDS = "words"
    CHOICE = "choice"
    MANY = "many"
    FILE = "file"
    ANY_FILE = "any_file"
    SEALED_FILE = "sealed_file"
    YES_NO = "yes_no"
    CODE = "code"


FILES = frozenset({Expects.FILE, Expects.ANY_FILE, Expects.SEALED_FILE})


def check_name(expects: Expects, name: str) -> None:
    """Tên tệp có nhận được không — before anything is fetched. Raises `PdfNeeded`, `FileNeeded`,
    `SealedFileNeeded`.
    """
    if expects is Expects.SEALED_FILE:
        if ending(name) not in SEALED:
            raise SealedFileNeeded
        return
    if expects is Expects.ANY_FILE:
        if ending(name) not in ALLOWED:
            raise FileNeeded(kinds=KINDS)
    elif ending(name) != ".pdf":
        raise PdfNeeded


class CodeNeeded(Refusal):
    """A one-time code is six digits."""


@dataclass(frozen=True)
class Interview:
    """Cuộc hỏi — the press so far. `chosen` are ticked options; `pending` a value said back and
    not yet confirmed.
    """

    step: str
    document_id: str
    version: int
    answers: dict[str, Value] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)
    pending: Value = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Interview:
        """What was kept; of anything else an interview of no step, which `reply` refuses."""
        kept = {name: value[name] for name in SHAPE if name in value}
        sound = all(isinstance(kept.get(name), kind) for name, kind in SHAPE.items())
        if not sound or not all(isinstance(one, str) for one in kept["chosen"]):
            return cls("", UUID(int=0).hex, 0)
        return cls(**kept, pending=value.get("pending"))

    @property
    def document(self) -> UUID:
        """Raises `NoSuchDocument`."""
        try:
            return UUID(self.document_id)
        except ValueError:
            raise NoSuchDocument from None

    def press(self, code: str = "") -> Press:
        return Press(self.step, self.document, self.version, self.answers, code, asked=True)


SHAPE: Mapping[str, type] = {
    "step": str,
    "document_id": str,
    "version": int,
    "answers": dict,
    "chosen": list,
}


@dataclass(frozen=True)
class Asked:
    """Câu đang hỏi — `prompt` to say, `options` to offer, `chosen` those already ticked."""

    interview: Interview
    prompt: Text
    expects: Expects
    options: Sequence[Option] = ()
    chosen: Sequence[str] = ()
    style: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "interview": self.interview.as_json(),
            "prompt": self.prompt.wire(),
            "expects": self.expects.value,
            "options": [[option.value, option.label.wire()] for option in self.options],
            "chosen": list(self.chosen),
            "style": str(self.style),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Asked | None:
        """None when this version cannot read what an earlier one stored: then nothing is asked."""
        try:
            return cls(
                interview=Interview.from_json(kept["interview"]),
                prompt=Text.unwire(kept["prompt"]),
                expects=Expects(kept["expects"]),
                options=[Option(value, Text.unwire(label)) for value, label in kept["options"]],
                chosen=[str(value) for value in kept["chosen"]],
                style=str(kept["style"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
