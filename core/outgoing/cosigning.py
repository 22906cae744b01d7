"""Người cùng ký — who signs the same document after its signer, in the order named (NĐ 30, PL I).

Rows {name, title, person, handed, signed}: `person` is the id of somebody of this agency, or empty;
whoever is of another agency signs there, and the clerk hands in the file. `handed` waits for its
check, `signed` passed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.errors import Refusal
from core.form import Value, Words, World
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Directory
from core.people.person import Person, Role
from core.text import Text, fold

MOST_COSIGNERS = 4
LONGEST = 200
ELSEWHERE = UUID(int=0)
"""Whose keys the registry of this agency does not hold."""


class CosignerUnknown(Refusal):
    """Nobody of this name is here; of somebody from outside title and agency are said too."""


class CosignerAmbiguous(Refusal):
    """Several people here have this name."""


class CosignerTwice(Refusal):
    """One name was given twice."""


class TooManyCosigners(Refusal):
    """More than there is room for under a text."""


class CosignerIsSigner(Refusal):
    """Who is to sign the document cannot sign it once more."""


@dataclass(frozen=True)
class Cosigners(Words):
    """Câu hỏi người cùng ký — the answer stays words; the reading is said back."""

    def read(self, given: Any, world: World) -> str:
        words = super().read(given, world)
        read_cosigners(words, world.directory)
        return words

    def echo(self, value: Value, world: World) -> Text | None:
        found = read_cosigners(str(value), world.directory)
        return Text.of("cosigners-read", reading=[_said(row) for row in found])


def read_cosigners(words: str, directory: Directory) -> list[dict[str, Any]]:
    """Đọc người cùng ký — “Vũ Thị Hạnh; Lê Văn Tám, Chủ tịch, Hội Nông dân tỉnh”. Raises
    `CosignerUnknown`, `CosignerAmbiguous`, `CosignerTwice`, `TooManyCosigners`.
    """
    parts = [part.strip(" .,") for part in re.split(r"[;\n]", words)]
    rows = [_row(part[:LONGEST], directory) for part in filter(None, parts)]
    if not rows:
        raise CosignerUnknown(name=words[:LONGEST])
    if len(rows) > MOST_COSIGNERS:
        raise TooManyCosigners(most=MOST_COSIGNERS)
    names = [fold(row["name"]) for row in rows]
    for name, row in zip(names, rows, strict=True):
        if names.count(name) > 1:
            raise CosignerTwice(name=row["name"])
    return rows


def _row(part: str, directory: Directory) -> dict[str, Any]:
    name, _, title = (one.strip() for one in part.partition(","))
    if title:
        return {"name": name, "title": title, "person": ""}
    found = [one for one in directory.people if fold(one.name) == fold(name)]
    if not found:
        raise CosignerUnknown(name=name)
    if len(found) > 1:
        raise CosignerAmbiguous(name=name)
    return {"name": found[0].name, "title": found[0].position, "person": found[0].id.hex}


def _said(row: Mapping[str, Any]) -> Text:
    key = "cosigner-read" if row["person"] else "cosigner-read-elsewhere"
    return Text.of(key, name=row["name"], title=row["title"])


def check_cosigners(document: OutgoingDocument, signer: UUID) -> None:
    """Raises `CosignerIsSigner`."""
    for row in document.cosigners:
        if row["person"] == signer.hex:
            raise CosignerIsSigner(name=row["name"])


def next_place(document: OutgoingDocument) -> int | None:
    """Thứ tự người cùng ký đến lượt — from 0; None when nobody is left."""
    rows = enumerate(document.cosigners)
    return next((place for place, row in rows if "signed" not in row), None)


def next_row(document: OutgoingDocument) -> Mapping[str, Any] | None:
    place = next_place(document)
    return None if place is None else document.cosigners[place]


def put_next(document: OutgoingDocument, **changed: Any) -> None:
    """Đổi dòng của người đến lượt — what becomes None is left out."""
    place = next_place(document)
    document.cosigners = [
        row if number != place else {
            name: value for name, value in (row | changed).items() if value is not None
        }
        for number, row in enumerate(document.cosigners)
    ]  # fmt: skip


def cosigns(document: OutgoingDocument, person: Person) -> bool:
    """Người cùng ký đến lượt — one of this agency, with a key of his own."""
    row = next_row(document)
    return row is not None and row["person"] == person.id.hex


def hands_in(document: OutgoingDocument, person: Person) -> bool:
    """Ai nộp bản đã ký — he himself; of somebody from outside the clerk."""
    row = next_row(document)
    if row is None or row["person"]:
        return cosigns(document, person)
    return Role.CLERK in person.roles


def may_decline(document: OutgoingDocument, person: Person) -> bool:
    """Ai được trả lại — the signer, also while he waits for the others; of these whose turn it is."""
    others = document.state == OutgoingState.COSIGNING and hands_in(document, person)
    return others or document.signer_id == person.id


def turn(document: OutgoingDocument, directory: Directory) -> list[UUID]:
    """Đang chờ ai."""
    row = next_row(document)
    if row is not None and row["person"]:
        return [UUID(hex=row["person"])]
    return [person.id for person in directory.having(Role.CLERK)]
