"""Độ mật — asked before a file is taken in, so that a secret one is never stored (R-1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Refusal
from core.form.filed import PdfFile
from core.form.kit import Given, Question, Value, World
from core.form.picked import Choose


class StateSecret(Refusal):
    """A document with độ mật may not enter the system (R-1.2); not configurable."""


def refuse_secret(answers: Mapping[str, Any]) -> None:
    """Raises `StateSecret` unless it was said that the document carries no độ mật."""
    if answers.get("secrecy") != "secrecy-none":
        raise StateSecret


@dataclass(frozen=True)
class Secrecy(Choose):
    """Có độ mật không — “có” ends it there (R-1.2)."""

    def read(self, given: Given, world: World) -> Value:
        value = self.chosen(given, world)
        refuse_secret({"secrecy": value})
        return value

    def recheck(self, value: Value, world: World) -> None:
        super().recheck(value, world)
        refuse_secret({"secrecy": value})


UPLOAD: Mapping[str, Question] = {
    "secrecy": Secrecy(("secrecy-none", "secrecy-some")),
    "file": PdfFile(),
}
