"""Kẻ bảng — a table over many pages: the header on each, long cells wrapped, none clipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.papers.words import BOLD, MM, REGULAR, width, wrapped

PAGE = (297 * MM, 210 * MM)
LEFT, TOP, BOTTOM = 20 * MM, 195 * MM, 16 * MM
SIZE, LEADING, PAD = 10.0, 12.5, 3.0
Lines = list[list[str]]


@dataclass(frozen=True)
class Strip:
    """Một dải — the lines of each cell that stand on one page."""

    cells: Lines
    struck: bool

    @property
    def height(self) -> float:
        return max(1, *map(len, self.cells)) * LEADING + 2 * PAD


@dataclass(frozen=True)
class Ruled:
    """Bảng — titles and widths of the columns, and its upper left corner (points)."""

    titles: Sequence[str]
    widths: Sequence[float]
    left: float = LEFT
    top: float = TOP

    @property
    def head(self) -> Strip:
        """The titles, and under them (1) (2) (3) as on the form."""
        cells = [
            [*wrapped(title, room - 2 * PAD, BOLD, SIZE)]
            for title, room in zip(self.titles, self.widths, strict=True)
        ]
        most = max(map(len, cells))
        return Strip([[*cell, *[""] * (most - len(cell))] for cell in cells], struck=False)

    @property
    def room(self) -> float:
        """Height on one page under the header, in points."""
        return self.top - BOTTOM - self.head.height - LEADING - 2 * PAD

    def pages(self, rows: Iterable[tuple[Sequence[str], bool]]) -> list[list[Strip]]:
        """Chia trang — a row stays whole unless it is taller than a page."""
        pages: list[list[Strip]] = [[]]
        left = room = self.room
        for cells, struck in rows:
            for strip in self._strips(cells, struck, room):
                if strip.height > left and pages[-1]:
                    pages.append([])
                    left = room
                pages[-1].append(strip)
                left -= strip.height
        return pages

    def _strips(self, cells: Sequence[str], struck: bool, room: float) -> Iterator[Strip]:
        lines = [
            wrapped(words, column - 2 * PAD, REGULAR, SIZE)
            for words, column in zip(cells, self.widths, strict=True)
        ]
        most = int((room - 2 * PAD) // LEADING)
        for start in range(0, max(1, *map(len, lines)), most):
            yield Strip([cell[start : start + most] for cell in lines], struck)

    def draw(self, canvas: Any, strips: Sequence[Strip]) -> None:
        """Vẽ một trang."""
        canvas.setLineWidth(0.5)
        below = self._draw(canvas, self.head, self.top, BOLD, middle=True)
        numbers = Strip([[f"({place})"] for place in range(1, len(self.widths) + 1)], struck=False)
        below = self._draw(canvas, numbers, below, REGULAR, middle=True)
        for strip in strips:
            below = self._draw(canvas, strip, below, REGULAR, middle=False)

    def _draw(self, canvas: Any, strip: Strip, top: float, face: str, *, middle: bool) -> float:
        """Gives the foot."""
        x, last = self.left, len(self.widths) - 1
        for place, (lines, column) in enumerate(zip(strip.cells, self.widths, strict=True)):
            canvas.rect(x, top - strip.height, column, strip.height)
            canvas.setFont(face, SIZE)
            for number, line in enumerate(lines):
                y = top - PAD - SIZE - number * LEADING + 1
                long = width(line, face, SIZE)
                start = x + (column - long) / 2 if middle else x + PAD
                canvas.drawString(start, y, line)
                if strip.struck and place != last:  # the note that says why stays readable
                    canvas.line(start, y + SIZE * 0.28, start + long, y + SIZE * 0.28)
            x += column
        return top - strip.height
