"""Quy tắc thể thức — one rule of layout: a small function that says what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.outgoing.format.paper import Claims, Paper
from core.text import Text

Look = Callable[[Paper, Claims], Text | None]


@dataclass(frozen=True)
class Rule:
    """Quy tắc — `id` F1…Fn, `basis` the place in NĐ 30/2020; `look` gives the fault, None: right."""

    id: str
    basis: str
    look: Look

    @property
    def name(self) -> Text:
        return Text.of(f"format-name-{self.id.lower()}")


def rule(id: str, basis: str) -> Callable[[Look], Rule]:  # noqa: A002 - the rule's own word
    """Khai báo quy tắc — the decorated function becomes a `Rule`."""

    def declare(look: Look) -> Rule:
        return Rule(id, f"Nghị định 30/2020/NĐ-CP, Phụ lục I, {basis}", look)

    return declare
