"""`vanthu register export` — the registers in their legal form (NĐ 30/2020 Phụ lục IV; R-3.9)."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from core.errors import Fault, Turn

if TYPE_CHECKING:
    from core.ports import Records
    from core.registers.rows import Sheet

KINDS = ("incoming", "outgoing", "follow-up")
FORMS = ("csv", "pdf", "docx")
MOST = 500_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["export"], help="export: xuất sổ ra tệp")
    parser.add_argument(
        "--kind", choices=KINDS, required=True,
        help="sổ văn bản đến, sổ văn bản đi, sổ theo dõi giải quyết văn bản đến",
    )  # fmt: skip
    parser.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm của sổ")
    parser.add_argument("--format", choices=FORMS, required=True, help="dạng tệp")
    parser.add_argument("--agency", default="", metavar="MÃ", help="mã cơ quan, khi có nhiều")
    parser.add_argument("--from", dest="since", default="", metavar="NGÀY", help="từ ngày, ISO")
    parser.add_argument("--to", dest="until", default="", metavar="NGÀY", help="đến ngày, ISO")
    parser.add_argument(
        "-o", "--output", default="", metavar="TỆP",
        help="tệp ghi ra (mặc định: so-KIND-NĂM.FORMAT; “-”: đầu ra chuẩn)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="báo kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when there is no such agency, or the file cannot be written."""
    sheet, content = asyncio.run(_exported(args))
    target = args.output or f"so-{args.kind}-{args.year}.{args.format}"
    if target == "-":
        sys.stdout.buffer.write(content)
        return 0
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise Fault(Turn.NEVER, f"không ghi được “{target}”: {error.strerror}") from error
    _report(args, sheet, target, len(content))
    return 0


def _report(args: argparse.Namespace, sheet: Sheet, target: str, size: int) -> None:
    if args.json:
        row = {"kind": args.kind, "year": args.year, "format": args.format, "file": target}
        row |= {"agency": sheet.agency, "lines": len(sheet.rows), "bytes": size}
        print(json.dumps(row | {"first": sheet.first, "last": sheet.last}, ensure_ascii=False))
        return
    numbers = f", từ số {sheet.first} đến số {sheet.last}" if sheet.rows else ""
    print(f"Đã xuất {len(sheet.rows)} dòng{numbers} vào {target}")


async def _exported(args: argparse.Namespace) -> tuple[Sheet, bytes]:
    from adapters.papers.printer import Printer
    from adapters.texts.fluent import FluentTexts
    from app.bootstrap import LOCALES, opened
    from app.clock import SystemClock
    from app.settings import load
    from core.books import sheet as books
    from core.registers.extract import Book, Extract

    since, until = _day(args.since), _day(args.until)
    if not 2000 <= args.year <= 2100:
        raise Fault(Turn.NEVER, f"năm {args.year} không có sổ; chọn từ 2000 đến 2100")

    def query(records: Records) -> Sheet:
        agency_id = _agency(records, args.agency)
        extract = Extract.of_year(agency_id, Book(args.kind), args.year, MOST + 1)
        return books.sheet(records, extract.within(since, until))

    async with opened(load(), SystemClock()) as store:
        found = await store.read(query)
    if len(found.rows) > MOST:
        raise Fault(Turn.NEVER, f"sổ có hơn {MOST} dòng; chọn khoảng ngày ngắn hơn")
    return found, Printer(FluentTexts(LOCALES)).register(found, args.format)


def _agency(records: Records, code: str) -> UUID:
    known = records.agencies()
    chosen = [one for one in known if not code or one[1] == code.upper()]
    if len(chosen) == 1:
        return chosen[0][0]
    if code:
        raise Fault(Turn.NEVER, f"không có cơ quan mã “{code}”")
    codes = ", ".join(one[1] for one in known)
    raise Fault(Turn.NEVER, f"chọn cơ quan bằng --agency: {codes}" if codes else "chưa có cơ quan")


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        raise Fault(Turn.NEVER, f"“{word}” không phải là ngày, ví dụ 2026-11-23") from None
