"""Bảng kiểm tra theo buổi dạng tệp — a line for each person, a column for each half day (R-20.1b)."""

from __future__ import annotations

import csv
import io

from adapters.papers.register_csv import BOM, tame
from core.attendance.board import Board
from core.ports import Texts
from core.text import Text


def attendance_csv(board: Board, texts: Texts) -> bytes:
    def say(key: str) -> str:
        return texts.plain(Text.of(key))

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    days = [f"{one.day:%d/%m/%Y} {say(f'half-{one.half}')}" for one in board.halves]
    counts = [say(f"board-{name}") for name in ("in-chat", "on-web", "missed-count")]
    writer.writerow([say("board-person"), say("board-unit"), *days, *counts])
    for row in board.rows:
        marks = [say(f"board-mark-{mark}") for mark in row.marks]
        figures = (row.in_chat, row.on_web, row.missed)
        writer.writerow([tame(row.person.title), tame(row.unit), *marks, *figures])
    return (BOM + out.getvalue()).encode()
