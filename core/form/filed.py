"""Câu trả lời là tệp — one uploaded file, already kept by its hash (R-6.5a)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.errors import Refusal
from core.exchange.formats import ALLOWED, SEALS, ending
from core.form.kit import Given, Question, Value, World
from core.text import storable


class PdfNeeded(Refusal):
    """Only a PDF file answers this question (R-6.5a)."""


class FileNeeded(Refusal):
    """Only a file of the formats that may be sent answers this question (R-6.5)."""


class SealedFileNeeded(Refusal):
    """Only a PDF or a detached signature answers this question (R-9.2d)."""


class FileTooLarge(Refusal):
    """The file exceeds the limit of the channel."""


MEGABYTE = 2**20
LONGEST_NAME = 255
KINDS = ", ".join(ALLOWED)
SEALED = (".pdf", *SEALS)


@dataclass(frozen=True)
class PdfFile(Question):
    """Tệp PDF — at most `most` bytes; the value is {sha256, name, size}."""

    most: int = 20 * MEGABYTE

    def read(self, given: Given, world: World) -> Value:
        if given.file is None:
            raise PdfNeeded
        value = {"sha256": given.file.sha256, "name": given.file.name, "size": given.file.size}
        self.recheck(value, world)
        return value

    def recheck(self, value: Value, world: World) -> None:
        _recheck(value, (".pdf",), self.most, PdfNeeded)


@dataclass(frozen=True)
class AllowedFile(Question):
    """Tệp gửi kèm — of one of the allowed formats, at most `most` bytes; {sha256, name, size}."""

    most: int = 20 * MEGABYTE

    def read(self, given: Given, world: World) -> Value:
        if given.file is None:
            raise FileNeeded(kinds=KINDS)
        value = {"sha256": given.file.sha256, "name": given.file.name, "size": given.file.size}
        self.recheck(value, world)
        return value

    def recheck(self, value: Value, world: World) -> None:
        _recheck(value, ALLOWED, self.most, lambda: FileNeeded(kinds=KINDS))


@dataclass(frozen=True)
class SealedFile(Question):
    """Tệp đã ký số — a PDF with the signature in it, or the signature alone (`.p7s`) of another file."""

    most: int = 20 * MEGABYTE

    def read(self, given: Given, world: World) -> Value:
        if given.file is None:
            raise SealedFileNeeded
        value = {"sha256": given.file.sha256, "name": given.file.name, "size": given.file.size}
        self.recheck(value, world)
        return value

    def recheck(self, value: Value, world: World) -> None:
        _recheck(value, SEALED, self.most, SealedFileNeeded)


def _recheck(
    value: Value, endings: Sequence[str], most: int, needed: Callable[[], Refusal]
) -> None:
    if not isinstance(value, dict) or set(value) != {"sha256", "name", "size"}:
        raise needed()
    if not _named(value["name"], endings) or not _hashed(value["sha256"]):
        raise needed()
    if type(value["size"]) is not int or value["size"] < 1:
        raise needed()
    if value["size"] > most:
        raise FileTooLarge(most=most // MEGABYTE)


def _named(name: object, endings: Sequence[str]) -> bool:
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        return False
    return ending(name) in endings and storable(name)


def _hashed(sha256: object) -> bool:
    return isinstance(sha256, str) and re.fullmatch("[0-9a-f]{64}", sha256) is not None
