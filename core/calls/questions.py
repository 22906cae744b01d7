"""Câu hỏi của phiếu gọi — who answered the telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.form import Given, Option, Value, Words, World, plain

HIMSELF = "himself"


@dataclass(frozen=True)
class WhoAnswered(Words):
    """Ai nghe máy — the one who was called, or the name of somebody who will pass it on."""

    least: int = 2
    most: int = 80

    def options(self, world: World) -> Sequence[Option]:
        name = _called(world)
        return [Option(HIMSELF, plain(name))] if name else []

    def read(self, given: Given, world: World) -> str:
        if given.options == (HIMSELF,) or _same(given.words, _called(world)):
            return HIMSELF
        return super().read(given, world)


def _same(words: str, name: str) -> bool:
    return bool(name) and " ".join(words[:200].split()).casefold() == name.casefold()


def _called(world: World) -> str:
    pending = world.document.pending if world.document is not None else []
    return world.directory.name(UUID(hex=pending[0]["person"])) if pending else ""


def answered(value: Value) -> str:
    """The name that was typed; empty when the called person answered."""
    return "" if value == HIMSELF else str(value)
