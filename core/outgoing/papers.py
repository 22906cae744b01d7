"""Bản giấy gửi kèm — for which reasons of Điều 7.2 a–đ paper goes too, and the list to print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.form import ChooseFromList, Given, Option, Question, Value, World
from core.outgoing.document import OutgoingDocument
from core.registers.types import TypeGroup, type_of
from core.text import Text, fold, nfc

REASONS: Mapping[str, str] = {
    "a": "paper-reason-a",
    "b": "paper-reason-b",
    "c": "paper-reason-c",
    "d": "paper-reason-d",
    "đ": "paper-reason-dd",
}
# R-7.2c: finance, personnel, complaints; a proposal only, the clerk decides.
FIELDS = (
    "tai chinh", "ngan sach", "du toan", "quyet toan", "kinh phi", "to chuc can bo", "bo nhiem",
    "tuyen dung", "nhan su", "ky luat", "luan chuyen", "khieu nai", "to cao",
)  # fmt: skip
_PROVINCE = ("ubnd tinh", "uy ban nhan dan tinh", "van phong ubnd tinh", "chu tich ubnd tinh")


def proposed(document: OutgoingDocument) -> list[str]:
    """Đề xuất — by type, receivers and field (R-7.2); confirmed or changed by the clerk."""
    kind, subject = type_of(document.type_name), fold(document.subject)
    rows = document.deliveries
    answers = {
        "a": kind.group is TypeGroup.NORMATIVE,
        "b": kind.abbreviation in {"TTr", "BC"} and any(map(_province, rows)),
        "c": any(re.search(rf"\b{word}\b", subject) for word in FIELDS),
        "d": any(row.get("kind") == "paper_only" for row in rows),
        "đ": any(row.get("kind") == "person" for row in rows),
    }
    return [letter for letter, holds in answers.items() if holds]


def _province(row: Mapping[str, Any]) -> bool:
    return fold(row["name"]).startswith(_PROVINCE)


@dataclass(frozen=True)
class Paper:
    """Bản giấy — one line of the list to print: for whom, how many."""

    name: str
    copies: int


def paper_list(document: OutgoingDocument) -> list[Paper]:
    """Danh sách bản giấy — receivers × copies, for the reasons that were confirmed."""
    return [
        Paper(row["name"], int(row.get("copies", 1)))
        for row in document.deliveries
        if _gets_paper(row, document.paper_reasons)
    ]


def _gets_paper(row: Mapping[str, Any], reasons: Sequence[str]) -> bool:
    """Whom nothing electronic reaches always gets paper; a and c hold for every receiver."""
    if row.get("kind") in {"person", "paper_only"} or {"a", "c"} & set(reasons):
        return True
    return "b" in reasons and _province(row)


@dataclass(frozen=True)
class PaperReasons(Question):
    """Câu hỏi bản giấy — taken as proposed, none at all, or letters as people type them; the value
    is a list of letters.
    """

    def options(self, world: World) -> Sequence[Option]:
        found = proposed(world.document) if world.document else []
        none = Option("none", Text.of("paper-reason-none"))
        told = [Option(letter, Text.of(key)) for letter, key in REASONS.items()]
        if not found:
            return [none, *told]
        said = Text.of("paper-as-proposed", letters=", ".join(found))
        return [Option("proposed", said), none, *told]

    def read(self, given: Given, world: World) -> Value:
        if given.options == ("proposed",):
            return proposed(world.document)
        if given.options == ("none",):
            return []
        words = nfc(" ".join(given.options) or given.words[:50]).casefold()
        letters = re.findall(r"\w+", words)
        value = [letter for letter in REASONS if letter in letters]
        if not value or not set(letters) <= set(REASONS):
            raise ChooseFromList
        return value

    def recheck(self, value: Value, world: World) -> None:
        if not isinstance(value, list) or not all(one in REASONS for one in value):
            raise ChooseFromList
