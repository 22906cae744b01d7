"""Dòng của sổ — the columns of NĐ 30/2020 Phụ lục IV, exactly and in their order.

A cell is words as they stand, a message, or several of these one under the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date

from core.registers.extract import Book
from core.text import Text

Piece = str | Text
Cell = Piece | tuple[Piece, ...]
EMPTY: Cell = ""


@dataclass(frozen=True)
class Row:
    """Dòng — `struck` when the document was recalled: it keeps its number and is crossed out."""

    struck: bool = field(default=False, kw_only=True)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The columns from left to right; `struck` is none of them."""
        return tuple(getattr(self, one.name) for one in fields(self) if one.name != "struck")


@dataclass(frozen=True)
class IncomingRow(Row):
    """Sổ đăng ký văn bản đến — 10 columns."""

    arrived_on: Cell
    arrival_number: Cell
    author: Cell
    reference: Cell
    issued_on: Cell
    title: Cell
    receiver: Cell
    passed_on: Cell
    receipt: Cell
    note: Cell


@dataclass(frozen=True)
class OutgoingRow(Row):
    """Sổ đăng ký văn bản đi — 10 columns."""

    reference: Cell
    issued_on: Cell
    title: Cell
    signer: Cell
    receivers: Cell
    kept_by: Cell
    copies: Cell
    passed_on: Cell
    receipt: Cell
    note: Cell


@dataclass(frozen=True)
class FollowUpRow(Row):
    """Sổ theo dõi giải quyết văn bản đến — 7 columns."""

    arrival_number: Cell
    document: Cell
    receiver: Cell
    due: Cell
    progress: Cell
    reply: Cell
    note: Cell


ROWS: dict[Book, type[Row]] = {
    Book.INCOMING: IncomingRow,
    Book.OUTGOING: OutgoingRow,
    Book.FOLLOW_UP: FollowUpRow,
}


def columns(book: Book) -> tuple[Text, ...]:
    """Tên các cột — of the printed form."""
    names = [one.name for one in fields(ROWS[book]) if one.name != "struck"]
    return tuple(Text.of(f"register-{book}-{name.replace('_', '-')}") for name in names)


@dataclass(frozen=True)
class Sheet:
    """Quyển sổ in ra — what stands on the cover, and the lines; `first` and `last` are numbers."""

    book: Book
    agency: str
    year: int
    since: date
    until: date
    first: str
    last: str
    rows: tuple[Row, ...]

    @property
    def title(self) -> Text:
        return Text.of(f"register-title-{self.book}")


def day(at: date | None) -> str:
    """`23/11/2026`; nothing for no day."""
    return f"{at:%d/%m/%Y}" if at else ""


def number(value: int) -> str:
    """Số — below ten with a leading nought (R-3.7)."""
    return f"{value:02}"
