"""Câu hỏi khi sao văn bản — in which form, which pages, for whom (NĐ 30 Đ.25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.copies.extract import PagesNotUnderstood, pages_of, pages_said
from core.copies.rules import KINDS, kinds_of
from core.form import Form, Given, Option, PickFrom, PickPeople, Question, Value, World
from core.outgoing.receivers import Receivers
from core.people.person import Role
from core.signing.making import CopyKind
from core.text import Text, nfc

EXTRACT = f"copy-kind-{CopyKind.EXTRACT.name.lower()}"
INSIDE = "copy-inside"


def _offered(document: Any) -> Sequence[Option]:
    open_to = kinds_of(document)
    return [Option(key, Text.of(key)) for key, kind in KINDS.items() if kind in open_to]


@dataclass(frozen=True)
class Pages(Question):
    """Sao những trang nào — “1-2, 5”, in the order of the document; asked for an extract alone."""

    def ready(self, world: World) -> Value | None:
        return None if _is_extract(world) else ""

    def read(self, given: Given, world: World) -> str:
        return pages_said(pages_of(nfc(given.words)))

    def recheck(self, value: Value, world: World) -> None:
        if value == "" and not _is_extract(world):
            return
        if not isinstance(value, str) or pages_said(pages_of(value)) != value:
            raise PagesNotUnderstood


def _is_extract(world: World) -> bool:
    chosen = world.answers.get("kind", getattr(world.document, "kind", ""))
    return chosen in {EXTRACT, CopyKind.EXTRACT}


OUTSIDE = Receivers(most=2000)


@dataclass(frozen=True)
class CopyReceivers(Question):
    """Nơi nhận bản sao — typed, as of every document that goes out; or none, for use inside."""

    words: Receivers = OUTSIDE

    @property
    def typed(self) -> bool:
        return True

    def options(self, world: World) -> Sequence[Option]:
        return [Option(INSIDE, Text.of(INSIDE))]

    def read(self, given: Given, world: World) -> str:
        return "" if given.options == (INSIDE,) else self.words.read(given, world)

    def echo(self, value: Value, world: World) -> Text | None:
        return self.words.echo(value, world) if value else None

    def recheck(self, value: Value, world: World) -> None:
        if value != "":
            self.words.recheck(value, world)


QUESTIONS: Form = {
    "kind": PickFrom(_offered),
    "pages": Pages(),
    "receivers": CopyReceivers(),
    "readers": PickPeople(frozenset({Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK})),
}
