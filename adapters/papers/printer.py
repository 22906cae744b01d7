"""Máy in — the ports `Papers` and `Printer`: every form by the ending of its file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from adapters.papers.attendance_csv import attendance_csv
from adapters.papers.attestation_pdf import attestation_pdf
from adapters.papers.qr import qr_svg
from adapters.papers.register_csv import register_csv
from adapters.papers.register_docx import register_docx
from adapters.papers.register_pdf import register_pdf
from adapters.papers.report import report_csv, report_docx, report_pdf
from adapters.papers.slip_docx import slip_docx
from adapters.papers.slip_pdf import slip_pdf
from core.attendance.board import Board
from core.attested import attested
from core.books.slip import Slip
from core.evidence.evidence import Evidence
from core.following.report import Report
from core.ports import Texts
from core.registers.rows import Sheet

REGISTERS: Mapping[str, Callable[[Sheet, Texts], bytes]] = {
    "csv": register_csv,
    "pdf": register_pdf,
    "docx": register_docx,
}
SLIPS: Mapping[str, Callable[[Slip, Texts], bytes]] = {"pdf": slip_pdf, "docx": slip_docx}
REPORTS: Mapping[str, Callable[[Report, Texts], bytes]] = {
    "csv": report_csv,
    "pdf": report_pdf,
    "docx": report_docx,
}


class Printer:
    """Máy in — works in the caller's thread; a long register takes seconds. KeyError: no such form."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def register(self, sheet: Sheet, form: str) -> bytes:
        return REGISTERS[form](sheet, self._texts)

    def slip(self, slip: Slip, form: str) -> bytes:
        return SLIPS[form](slip, self._texts)

    def report(self, report: Report, form: str) -> bytes:
        return REPORTS[form](report, self._texts)

    async def attestation(self, evidence: Evidence) -> bytes:
        """Biên bản khẩn — a long one takes seconds, in a thread of its own."""
        return await asyncio.to_thread(attestation_pdf, attested(evidence), self._texts)

    def attendance(self, board: Board) -> bytes:
        return attendance_csv(board, self._texts)

    def qr(self, words: str) -> str:
        return qr_svg(words)
