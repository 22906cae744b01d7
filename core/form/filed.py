"""Câu trả lời là tệp — one uploaded PDF, already kept by its hash (R-6.5a)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import Refusal
from core.form.kit import Given, Question, Value, World
from core.text import storable


class PdfNeeded(Refusal):
    """Only a PDF file answers this question (R-6.5a)."""


class FileTooLarge(Refusal):
    """The file exceeds the limit of the channel."""


MEGABYTE = 2**20
LONGEST_NAME = 255


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
        if not isinstance(value, dict) or set(value) != {"sha256", "name", "size"}:
            raise PdfNeeded
        if not _named(value["name"]) or not _hashed(value["sha256"]):
            raise PdfNeeded
        if type(value["size"]) is not int or value["size"] < 1:
            raise PdfNeeded
        if value["size"] > self.most:
            raise FileTooLarge(most=self.most // MEGABYTE)


def _named(name: object) -> bool:
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        return False
    return name.lower().endswith(".pdf") and storable(name)


def _hashed(sha256: object) -> bool:
    return isinstance(sha256, str) and re.fullmatch("[0-9a-f]{64}", sha256) is not None
