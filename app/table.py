"""Bảng CSV — read whole and checked before anything is written; a refusal names the line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.errors import Fault, Turn
from core.text import nfc

MOST_BYTES = 20 * 2**20
MOST_ROWS = 100_000
LONGEST = 300
SINCE_EVER = date(2000, 1, 1)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True)
class Row:
    """Một dòng — values by column name, trimmed; `line` as an editor counts it."""

    line: int
    values: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def day(self, name: str) -> date | None:
        """`30/06/2025`, or as ISO; None for an empty cell. Raises the `Fault` of a day that is none."""
        words = self.values[name]
        found = _DAY.fullmatch(words)
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
            return date.fromisoformat(words) if words else None
        except ValueError:
            raise self.wrong(f"{name}: “{words}” không phải ngày, ví dụ 30/06/2025") from None

    def period(self) -> tuple[date, date | None]:
        """Hiệu lực — the first day and the last, from `valid_from` and `valid_to`; raises `Fault`."""
        first, last = self.day("valid_from") or SINCE_EVER, self.day("valid_to")
        if last is not None and last < first:
            raise self.wrong(f"valid_to {last:%d/%m/%Y} trước valid_from {first:%d/%m/%Y}")
        return first, last

    def wrong(self, words: str) -> Fault:
        return Fault(Turn.NEVER, f"dòng {self.line}: {words}")


def read(path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """UTF-8 with or without BOM, comma or semicolon. Raises `Fault` NEVER that names the line."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), delimiter=_delimiter(_text(path)))
    head = [name.strip() for name in next(reader, [])]
    missing = [name for name in needed if name not in head]
    strange = [name for name in head if name not in {*needed, *optional}]
    if missing or strange:
        said = [f"thiếu cột {', '.join(missing)}"] if missing else []
        said += [f"cột lạ {', '.join(strange)}"] if strange else []
        raise Fault(Turn.NEVER, f"dòng 1: {'; '.join(said)}")
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(_row(reader.line_num, head, cells, needed, optional))
        if len(rows) > MOST_ROWS:
            raise Fault(Turn.NEVER, f"tệp quá {MOST_ROWS} dòng")
    return rows


def _row(
    line: int, head: list[str], cells: list[str], needed: Sequence[str], optional: Sequence[str]
) -> Row:
    row = Row(line, dict.fromkeys(optional, ""))
    if len(cells) != len(head):
        raise row.wrong(f"có {len(cells)} ô, cần {len(head)}")
    values = {name: nfc(cell).strip() for name, cell in zip(head, cells, strict=True)}
    for name, value in values.items():
        if len(value) > LONGEST or not value.isprintable():
            raise row.wrong(f"{name} quá dài hoặc có ký tự lạ")
    for name in needed:
        if not values[name]:
            raise row.wrong(f"{name} để trống")
    return Row(line, row.values | values)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault(Turn.NEVER, f"không đọc được {path}: {error.strerror}") from error
    if len(content) > MOST_BYTES:
        raise Fault(Turn.NEVER, f"tệp quá {MOST_BYTES // 2**20} MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Fault(Turn.NEVER, f"dòng {line}: tệp không phải UTF-8") from error


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return ";" if head.count(";") > head.count(",") else ","
