"""Nơi nhận — “UBND tỉnh; Sở Công Thương; ông Nguyễn Văn A (giấy)” as rows that can be sent to.

An agency is found by code, name or short name among the correspondents. Whoever is not known, or
is marked “(giấy)”, gets paper only; that is said back before it counts (R-3.3, R-7.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.errors import Refusal
from core.form import Value, Words, World
from core.outgoing.rules import NoReceivers
from core.people.directory import Directory
from core.text import Text, fold

MOST_RECEIVERS = 200
LONGEST_NAME = 200
MOST_COPIES = 99
_PAPER = re.compile(
    r"\(\s*giấy(?:\s*[x×:]?\s*(?P<copies>\d{1,2})(?:\s*bản)?)?\s*\)\s*$", re.IGNORECASE
)
_PERSON = re.compile(r"(ông|bà|anh|chị|cụ|luật sư|đồng chí|đ/c)\s", re.IGNORECASE)


class TooManyReceivers(Refusal):
    """More receivers than one document is sent to at once."""


class ReceiverNameTooLong(Refusal):
    """A name that long is rather a text without semicolons."""


class SentToOurselves(Refusal):
    """The own agency is no receiver of its outgoing document."""


class Kind(StrEnum):
    """Loại nơi nhận."""

    AGENCY = "agency"
    PERSON = "person"
    PAPER_ONLY = "paper_only"


@dataclass(frozen=True)
class Receiver:
    """Nơi nhận — `code` and `axis` only of an agency that is reached electronically."""

    name: str
    kind: Kind
    code: str = ""
    axis: str = ""
    copies: int = 1

    def row(self) -> dict[str, Any]:
        """As it stands in `OutgoingDocument.deliveries`."""
        return {
            "name": self.name,
            "code": self.code,
            "kind": self.kind.value,
            "axis": self.axis,
            "copies": self.copies,
            "status": "",
        }


@dataclass(frozen=True)
class Receivers(Words):
    """Câu hỏi nơi nhận — the answer stays words; the reading is said back, and made again at last."""

    def read(self, given: Any, world: World) -> str:
        words = super().read(given, world)
        read_receivers(words, world.directory)
        return words

    def echo(self, value: Value, world: World) -> Text | None:
        found = read_receivers(str(value), world.directory)
        said = [Text.of(_said(one), name=one.name, copies=one.copies) for one in found]
        return Text.of("receivers-read", reading=said)


def _said(one: Receiver) -> str:
    if one.kind is Kind.AGENCY:
        return f"receiver-read-{one.axis}"
    return "receiver-read-person" if one.kind is Kind.PERSON else "receiver-read-paper"


def read_receivers(words: str, directory: Directory) -> list[Receiver]:
    """Đọc nơi nhận — each once. Raises `NoReceivers`, `TooManyReceivers`, `SentToOurselves`."""
    parts = [part.strip(" .,") for part in re.split(r"[;\n]", words)]
    found: dict[str, Receiver] = {}
    for part in filter(None, parts):
        one = _receiver(part, directory)
        found.setdefault(one.code or fold(one.name), one)
    if not found:
        raise NoReceivers
    if len(found) > MOST_RECEIVERS:
        raise TooManyReceivers(most=MOST_RECEIVERS)
    return list(found.values())


def _receiver(part: str, directory: Directory) -> Receiver:
    paper = _PAPER.search(part)
    name = _PAPER.sub("", part).strip() or part
    copies = max(1, int(paper["copies"] or 1)) if paper else 1
    if len(name) > LONGEST_NAME:
        raise ReceiverNameTooLong(most=LONGEST_NAME)
    if _PERSON.match(name):
        return Receiver(name, Kind.PERSON, copies=copies)
    known = directory.correspondent(name)
    if known is not None and known.code == directory.agency.code:
        raise SentToOurselves(name=name)
    if known is None or paper or not known.electronic:
        return Receiver(known.name if known else name, Kind.PAPER_ONLY, copies=copies)
    return Receiver(known.name, Kind.AGENCY, known.code, known.axis)
