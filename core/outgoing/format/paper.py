"""Bản giấy trên màn hình — what the eye sees of a PDF, as plain facts: pages, lines, places, type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

LEAST_LETTERS = 20
"""A first page with fewer letters was not written, it was photographed."""


@dataclass(frozen=True)
class Row:
    """Dòng chữ — NFC text of one run on one baseline. Places in millimetres from the page's upper
    left corner; `font` without its subset prefix, the one of most letters; `fonts` counts the
    letters of each; `size` in points; bold and italic None when the file does not tell.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    font: str = ""
    size: float = 0.0
    bold: bool | None = None
    italic: bool | None = None
    fonts: tuple[tuple[str, int], ...] = ()

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def capitals(self) -> bool:
        """Chữ in hoa — has letters, and none is small."""
        return self.text == self.text.upper() and any(map(str.isalpha, self.text))


@dataclass(frozen=True)
class Page:
    """Trang — `number` from 1, width and height in millimetres, rows from top to bottom."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Paper:
    """Văn bản trên trang — `trouble` is damaged, locked or heavy when it could not be read;
    `cut` when it has more pages or letters than are looked at.
    """

    pages: tuple[Page, ...] = ()
    cut: bool = False
    trouble: str = ""

    @property
    def scanned(self) -> bool:
        """Bản quét — no page, or a first page without letters."""
        letters = sum(len(row.text) for page in self.pages[:1] for row in page.rows)
        return letters < LEAST_LETTERS

    @property
    def first(self) -> Page:
        return self.pages[0]

    def rows(self) -> Iterator[tuple[Page, Row]]:
        return ((page, row) for page in self.pages for row in page.rows)


@dataclass(frozen=True)
class Claims:
    """Điều đã khai khi trình — type key (“type-letter”), signer's name, urgency 0…3; empty and
    None are unknown.
    """

    type_name: str = ""
    signer: str = ""
    urgency: int | None = None


def first_of(page: Page, wanted: Callable[[Row], object]) -> Row | None:
    """Dòng đầu tiên như vậy — from the top."""
    return next((row for row in page.rows if wanted(row)), None)
