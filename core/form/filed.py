"""Câu trả lời là tệp — one uploaded PDF, already kept by its hash (R-6.5a)."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import Refusal
from core.form.kit import Given, Question, Value, World


class PdfNeeded(Refusal):
    """Only a PDF file answers this question (R-6.5a)."""


class FileTooLarge(Refusal):
    """The file exceeds the limit of the channel."""


MEGABYTE = 2**20


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
        if not str(value["name"]).lower().endswith(".pdf"):
            raise PdfNeeded
        if int(value["size"]) > self.most:
            raise FileTooLarge(most=self.most // MEGABYTE)
