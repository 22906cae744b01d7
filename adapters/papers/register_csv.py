"""Sổ đăng ký dạng bảng tính — UTF-8 with BOM and semicolons: what Excel set to Vietnamese opens.

Vietnamese Windows writes decimals with a comma, so its list separator is the semicolon. A line
`sep=;` would make Excel forget the BOM and break every diacritic.
"""

from __future__ import annotations

import csv
import io

from adapters.papers.words import said
from core.ports import Texts
from core.registers.rows import Sheet, columns

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def register_csv(sheet: Sheet, texts: Texts) -> bytes:
    """The columns of the form as the header, then a line for each document."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(texts.plain(title) for title in columns(sheet.book))
    for row in sheet.rows:
        writer.writerow(tame(said(cell, texts)) for cell in row.cells)
    return (BOM + out.getvalue()).encode()


def tame(words: str) -> str:
    """Vô hiệu công thức — words that a spreadsheet would calculate get an apostrophe before them;
    also those that a program splitting at “;” or breaking lines would take for a cell's beginning.
    """
    lines = words.split("\n")
    return "\n".join(f"'{line}" if line.lstrip().startswith(_FORMULA) else line for line in lines)
