"""Câu hỏi về hồ sơ — its number and notation, its heading, and which documents belong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.card import Area, Ref
from core.dossiers.dossier import MOST_ITEMS, DossierState
from core.errors import Refusal
from core.form import (
    AnswerNeeded,
    ChooseFromList,
    Given,
    Option,
    Question,
    Value,
    Words,
    World,
    plain,
)
from core.form.picked import several

LONGEST_NOTATION, LONGEST_TITLE = 20, 500
MOST_OFFERED = 50
_NOTATION = re.compile(r"[0-9]{2,5}\.[A-ZĐ0-9&-]{1,14}(\.[A-ZĐ0-9&-]{1,8})?")
_HEX = re.compile(r"[0-9a-f]{32}")


class NotADossierNotation(Refusal):
    """Số và ký hiệu hồ sơ is a number and letters, as in 01.TCCB (NĐ 30 Đ.28)."""


class NoOpenDossier(Refusal):
    """Nothing to put a document into."""


@dataclass(frozen=True)
class Notation(Words):
    """Số và ký hiệu hồ sơ — “1. tccb” is read as `01.TCCB`; field 1.3, at most 20 characters."""

    most: int = LONGEST_NOTATION

    def read(self, given: Given, world: World) -> str:
        typed = "".join(given.words[:100].split()).upper()
        number, dot, letters = typed.partition(".")
        words = f"{number.zfill(2)}{dot}{letters}" if number else typed
        self.recheck(words, world)
        return words

    def recheck(self, value: Value, world: World) -> None:
        super().recheck(value, world)
        if not _NOTATION.fullmatch(value):
            raise NotADossierNotation


@dataclass(frozen=True)
class Heading(Words):
    """Tiêu đề hồ sơ — words of one's own, or the document's trích yếu."""

    least: int = 5
    most: int = LONGEST_TITLE

    def options(self, world: World) -> Sequence[Option]:
        subject = getattr(world.document, "subject", "")
        return [Option("same", plain(subject[: self.most]))] if len(subject) >= self.least else []

    def read(self, given: Given, world: World) -> str:
        if given.options == ("same",):
            return str(world.document.subject[: self.most])
        return super().read(given, world)


@dataclass(frozen=True)
class Answers(Question):
    """Văn bản liên quan — our answers to the incoming document, offered to go in with it; where
    there is none, nothing is asked. The value is a list of ids as hex.
    """

    @property
    def many(self) -> bool:
        return True

    def look_up(self, records: Any, world: World) -> Mapping[str, Any]:
        refs = [Ref(Area.OUTGOING, one) for one in records.answers_to(world.document.document_id)]
        return {"answers": [records.load(ref) for ref in refs[:MOST_OFFERED]]}

    def options(self, world: World) -> Sequence[Option]:
        return [
            Option(one.id.hex, plain(f"{one.reference} {one.subject}".strip()))
            for one in world.looked_up.get("answers", ())
        ]

    def ready(self, world: World) -> Value | None:
        return None if self.options(world) else []

    def read(self, given: Given, world: World) -> Value:
        return several(self, given, world)

    def recheck(self, value: Value, world: World) -> None:
        """Whether they answer this document is looked at again when it is decided."""
        if world.looked_up:
            super().recheck(value, world)
        elif not isinstance(value, list) or not all(map(_is_id, value)):
            raise ChooseFromList


@dataclass(frozen=True)
class PickDossier(Question):
    """Chọn hồ sơ — one that the person keeps and that is still open; the value is its id as hex."""

    def look_up(self, records: Any, world: World) -> Mapping[str, Any]:
        found = records.dossiers_of(world.person.id, MOST_OFFERED, state=DossierState.OPEN.value)
        if not found:
            raise NoOpenDossier
        return {"dossiers": found}

    def options(self, world: World) -> Sequence[Option]:
        return [
            Option(one.id.hex, plain(f"{one.notation} · {one.title}"))
            for one in world.looked_up.get("dossiers", ())
            if len(one.items) < MOST_ITEMS
        ]

    def recheck(self, value: Value, world: World) -> None:
        """Whose dossier it is, is looked at when the document goes in."""
        if not _is_id(value):
            raise ChooseFromList


@dataclass(frozen=True)
class PickItem(Question):
    """Chọn văn bản trong hồ sơ — the value is its id as hex."""

    def look_up(self, records: Any, world: World) -> Mapping[str, Any]:
        return {"items": [records.load(ref) for ref in world.document.refs()]}

    def options(self, world: World) -> Sequence[Option]:
        return [
            Option(one.id.hex, plain(f"{one.reference} {one.subject}".strip()))
            for one in world.looked_up.get("items", ())
        ]

    def recheck(self, value: Value, world: World) -> None:
        if not _is_id(value):
            raise AnswerNeeded
        if UUID(hex=value) not in {ref.id for ref in world.document.refs()}:
            raise ChooseFromList


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


RETENTIONS = (
    "retention-forever", "retention-70", "retention-50", "retention-30", "retention-20",
    "retention-10", "retention-5",
)  # fmt: skip
RIGHTS = ("rights-limited", "rights-open")
"""Thời hạn bảo quản, chế độ sử dụng — NĐ 30 Phụ lục V, VI; each key is also its message."""
