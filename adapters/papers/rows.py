"""Dòng chữ của một trang — PDFium's letters, gathered into runs on one baseline."""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

MM = 72 / 25.4
SPLIT = 1.0
"""A gap of so many ems ends a run: the next column of a heading, not the next word."""
INVISIBLE, FILLED_AND_STROKED = 3, 2
ITALIC_FLAG, BOLD_FLAG = 1 << 6, 1 << 18
MOST_TEXT = 1000
"""No line is longer; what lies on one spot a thousand times is no text."""
_BLANK = {0x20, 0xA0, 0x09}


@dataclass(frozen=True)
class Face:
    """Kiểu chữ của một đoạn — what all letters of one text object share."""

    font: str
    size: float
    bold: bool | None
    italic: bool | None
    shown: bool


@dataclass(frozen=True)
class Letter:
    """Một chữ — with its box and baseline in points, y downwards."""

    char: str
    face: Face
    left: float
    right: float
    top: float
    bottom: float
    base: float


@dataclass
class Run:
    letters: list[Letter] = field(default_factory=list)

    def takes(self, letter: Letter) -> bool:
        """Goes this letter on where the run ends?"""
        last = self.letters[-1]
        em = max(last.face.size, letter.face.size, 1.0)
        gap = letter.left - last.right
        return abs(letter.base - last.base) < em * 0.4 and -em <= gap < SPLIT * em

    def row(self) -> dict[str, Any] | None:
        seen = [letter for letter in self.letters if not letter.char.isspace()]
        if not seen:
            return None
        fonts = Counter(letter.face.font for letter in seen)
        face = Counter(letter.face for letter in seen).most_common(1)[0][0]
        return {
            "text": _said(self.letters),
            "left": _mm(min(letter.left for letter in seen)),
            "top": _mm(min(letter.top for letter in seen)),
            "right": _mm(max(letter.right for letter in seen)),
            "bottom": _mm(max(letter.bottom for letter in seen)),
            "font": face.font,
            "size": face.size,
            "bold": face.bold,
            "italic": face.italic,
            "fonts": sorted(fonts.items()),
        }


def rows_of(page: Any, most: int) -> tuple[list[dict[str, Any]], int]:
    """Các dòng của trang, từ trên xuống — at most `most` letters are looked at; with their count."""
    with contextlib.closing(page.get_textpage()) as text:
        count = min(text.count_chars(), most)
        runs = _runs(_letters(page, text.raw, count))
        rows = [row for run in runs if (row := run.row()) is not None]
    return sorted(rows, key=lambda row: (round(row["bottom"]), row["left"])), count


def _runs(letters: Iterable[Letter]) -> list[Run]:
    runs: list[Run] = []
    for letter in letters:
        if runs and runs[-1].takes(letter):
            runs[-1].letters.append(letter)
        elif not letter.char.isspace():
            runs.append(Run([letter]))
    return runs


def _letters(page: Any, text: Any, count: int) -> Iterator[Letter]:
    left, bottom, right, top = page.get_cropbox()
    turn = _Turn(page.get_rotation(), left, bottom, right, top)
    faces: dict[int, Face] = {}
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or 0xD800 <= code <= 0xDFFF:
            continue
        face = _face(text, index, faces, upright=turn.degrees == 0)
        char = " " if code in _BLANK else chr(code)
        if face.shown and (char == " " or unicodedata.category(char) not in {"Cc", "Cf"}):
            yield _placed(text, index, char, face, turn)


@dataclass(frozen=True)
class _Turn:
    """Chiều trang — from the file's coordinates to those of the page as it is shown."""

    degrees: int
    left: float
    bottom: float
    right: float
    top: float

    def seen(self, x: float, y: float) -> tuple[float, float]:
        match self.degrees:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y


def _placed(text: Any, index: int, char: str, face: Face, turn: _Turn) -> Letter:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    corners = (turn.seen(box.left, box.top), turn.seen(box.right, box.bottom))
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(*corners, strict=True))
    return Letter(char, face, left, right, top, bottom, turn.seen(x.value, y.value)[1])


def _face(text: Any, index: int, faces: dict[int, Face], *, upright: bool) -> Face:
    thing = pdfium.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if key not in faces:
        faces[key] = _looked(text, index, thing, upright=upright)
    return faces[key]


def _looked(text: Any, index: int, thing: Any, *, upright: bool) -> Face:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    name, flags = _font(text, index)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
    weight = pdfium.FPDFText_GetFontWeight(text, index)
    plain, skewed = name.casefold(), upright and abs(matrix.c) > 0.1 * abs(matrix.d)
    bold = "bold" in plain or weight >= 600 or flags & BOLD_FLAG or mode == FILLED_AND_STROKED
    italic = "italic" in plain or "oblique" in plain or flags & ITALIC_FLAG or skewed
    level = not upright or abs(matrix.b) < 0.05 * max(abs(matrix.a), 1e-9)
    return Face(
        name, _finite(size), bool(bold) if name else None, bool(italic) if name else None,
        shown=mode != INVISIBLE and level,
    )  # fmt: skip


def _font(text: Any, index: int) -> tuple[str, int]:
    """The font's name without its subset prefix, and its flags."""
    flags, room = ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, index, room, 200, flags)
    name = room.value.decode("utf-8", "replace")
    subset, plus, rest = name.partition("+")
    return (rest if plus and len(subset) == 6 else name), flags.value


def _said(letters: list[Letter]) -> str:
    """The words; a gap that no blank fills, but a reader would see, is a blank."""
    said = [letters[0].char]
    for before, after in itertools.pairwise(letters):
        gap = after.left - before.right
        if gap > 0.18 * after.face.size and " " not in {before.char, after.char}:
            said.append(" ")
        said.append(after.char)
    return unicodedata.normalize("NFC", "".join(said)).strip()[:MOST_TEXT]


def _mm(points: float) -> float:
    return _finite(points / MM)


def _finite(number: float) -> float:
    return round(number, 2) if math.isfinite(number) else 0.0
