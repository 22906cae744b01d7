"""Lời trên giấy — cells to plain words, and words to lines that fit a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from core.ports import Texts
from core.registers.rows import Cell, Piece
from core.text import Text

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
REGULAR, BOLD, ITALIC = "Tinos-Regular", "Tinos-Bold", "Tinos-Italic"
MM = 72 / 25.4
MOST_LETTERS = 20_000
"""A cell longer than this is cut with “…”: it is no abstract any more."""


def said(cell: Cell, texts: Texts) -> str:
    """The words of a cell, several pieces one under the other."""
    pieces = cell if isinstance(cell, tuple) else (cell,)
    words = "\n".join(filter(None, (_piece(piece, texts) for piece in pieces)))
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"


def _piece(piece: Piece, texts: Texts) -> str:
    words = texts.plain(piece) if isinstance(piece, Text) else piece
    return "".join(letter if _printable(letter) else " " for letter in words).strip()


def _printable(letter: str) -> bool:
    """Line breaks stay; other control characters are not even allowed in a DOCX."""
    plain = unicodedata.category(letter) not in {"Cc", "Cs", "Cn", "Co"}
    return letter == "\n" or (plain and letter not in "\ufffe\uffff")


def font(name: str) -> str:
    """Phông chữ Tinos — its name, once it is registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    return name


@lru_cache(maxsize=50_000)
def width(words: str, name: str, size: float) -> float:
    """In points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(words, font(name), size))


def wrapped(words: str, room: float, name: str, size: float) -> list[str]:
    """Lines no wider than `room` points; a word that is wider by itself is broken."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in _words(paragraph, room, name, size):
            longer = f"{line} {word}" if line else word
            if line and width(line, name, size) + width(f" {word}", name, size) > room:
                lines.append(line)
                longer = word
            line = longer
        if line:
            lines.append(line)
    return lines


def _words(paragraph: str, room: float, name: str, size: float) -> Iterator[str]:
    for word in paragraph.split():
        if width(word, name, size) <= room:
            yield word
        else:
            yield from _broken(word, room, name, size)


def _broken(word: str, room: float, name: str, size: float) -> Iterator[str]:
    """Parts of a long word; after a joint (/ - . ;) when there is one, else anywhere."""
    while word:
        end = 1
        while end < len(word) and width(word[: end + 1], name, size) <= room:
            end += 1
        joint = max(word.rfind(mark, 1, end) for mark in "/-.,;_") + 1
        end = joint if end < len(word) and joint > end // 2 else end
        yield word[:end]
        word = word[end:]
