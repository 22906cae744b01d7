"""Sổ văn bản, Phiếu giải quyết — the registers to look through and to take along on paper."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.books.sheet import open_to, read, sheet
from core.books.slip import routing_slip
from core.calendar import TIME_ZONE
from core.card import Area, Ref
from core.errors import Refusal
from core.ports import Records
from core.registers.extract import Book, Extract, Place, place_of
from core.registers.rows import Row, Sheet, columns
from core.step import NoSuchDocument
from core.text import Text, nfc
from web.office.cards import card_of, ref_of
from web.office.door import Visitor, visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
PAGE = 25
MOST = {"csv": 50_000, "pdf": 5_000, "docx": 5_000}
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_YEARS = range(2000, 2101)
_WORDS = 100


class TooManyLines(Refusal):
    """A register this long is printed in parts, or taken as CSV."""


@dataclass(frozen=True)
class Wanted:
    """Sổ muốn xem — as the address of the page says it."""

    book: Book
    year: int
    words: str
    since: date | None
    until: date | None

    @classmethod
    def of(cls, request: Request, today: date) -> Wanted:
        """Whatever is missing or no value is as if it had not been said."""
        given = request.query_params
        return cls(
            book=_book(given.get("so", "")),
            year=_year(given.get("nam", ""), today.year),
            words=" ".join(nfc(given.get("q", "")).split())[:_WORDS],
            since=_day(given.get("tu", "")),
            until=_day(given.get("den", "")),
        )

    def extract(self, visitor: Visitor, limit: int) -> Extract:
        whole = Extract.of_year(visitor.actor.agency_id, self.book, self.year, limit)
        chosen = replace(whole.within(self.since, self.until), words=self.words)
        return open_to(visitor.person, chosen)

    def query(self, **more: str) -> str:
        since = self.since.isoformat() if self.since else ""
        until = self.until.isoformat() if self.until else ""
        given = {"so": self.book.value, "nam": str(self.year), "q": self.words}
        given |= {"tu": since, "den": until} | more
        return urlencode({name: value for name, value in given.items() if value})


@routes.get("/so")
async def registers(request: Request, sau: str = "") -> Response:
    """`sau` is the place in the register after which the page goes on."""
    visitor = await visitor_of(request)
    today = visitor.desk.ports.clock.now().astimezone(TIME_ZONE).date()
    wanted = Wanted.of(request, today)
    extract = replace(
        wanted.extract(visitor, PAGE + 1), newest_first=True, after=_place(sau, wanted.book)
    )
    lines = await visitor.desk.ports.store.read(lambda records: read(records, extract))
    shown: dict[str, Any] = {
        "wanted": wanted,
        "books": [(book, Text.of(f"office-book-{book}")) for book in Book],
        "columns": columns(wanted.book),
        "lines": [_line(visitor, document, row) for document, row in lines[:PAGE]],
        "older": _mark(place_of(wanted.book, lines[PAGE - 1][0])) if len(lines) > PAGE else "",
        "later": bool(sau),
        "own": extract.person_id is not None,
        "forms": list(MEDIA),
    }
    return page(request, "registers.html", visitor=visitor, **shown)


def _line(visitor: Visitor, document: Any, row: Row) -> tuple[Ref, list[list[str]], bool]:
    """The card behind the line, and its cells as lines of words."""
    texts = visitor.desk.ports.texts
    cells = [cell if isinstance(cell, tuple) else (cell,) for cell in row.cells]
    said = [[one if isinstance(one, str) else texts.plain(one) for one in cell] for cell in cells]
    return Ref(document.area, document.id), said, row.struck


@routes.get("/so/xuat.{form}")
async def export(request: Request, form: str) -> Response:
    """Xuất sổ — raises `TooManyLines` when paper would not be the right form for it."""
    visitor = await visitor_of(request)
    if form not in MEDIA:
        raise NoSuchDocument
    today = visitor.desk.ports.clock.now().astimezone(TIME_ZONE).date()
    wanted = Wanted.of(request, today)
    extract = wanted.extract(visitor, MOST[form] + 1)

    def query(records: Records) -> Sheet:
        return sheet(records, extract)

    found = await visitor.desk.ports.store.read(query)
    if len(found.rows) > MOST[form]:
        raise TooManyLines(most=MOST[form])
    content = await asyncio.to_thread(visitor.desk.papers.register, found, form)
    return download(content, form, f"so-{wanted.book.value}-{wanted.year}")


@routes.get("/the/{area}/{document_id}/phieu.{form}")
async def slip(request: Request, area: str, document_id: str, form: str) -> Response:
    """Phiếu giải quyết — of a document whose card the person may see. Raises `NotRegistered`."""
    visitor, ref = await visitor_of(request), ref_of(area, document_id)
    if form not in {"pdf", "docx"} or ref.area is not Area.INCOMING:
        raise NoSuchDocument
    await card_of(visitor, ref)
    made = await visitor.desk.ports.store.read(lambda records: routing_slip(records, ref))
    content = await asyncio.to_thread(visitor.desk.papers.slip, made, form)
    return download(content, form, made.name)


def download(content: bytes, form: str, name: str) -> Response:
    """Tải về — kept by no one on the way."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=MEDIA[form], headers=headers)


def _book(word: str) -> Book:
    return Book(word) if word in set(Book) else Book.INCOMING


def _year(word: str, otherwise: int) -> int:
    known = word.isascii() and word.isdecimal() and len(word) == 4 and int(word) in _YEARS
    return int(word) if known else otherwise


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if len(word) == 10 else None
    except ValueError:
        return None


def _mark(place: Place) -> str:
    return f"{place.at.isoformat()}~{place.number}~{place.id.hex}"


def _place(mark: str, book: Book) -> Place | None:
    """The reverse; None for whatever is no place in this register."""
    try:
        at, number, key = mark.split("~")
        kept = int(number) if number.isdecimal() and len(number) < 12 else -1
        if book is Book.OUTGOING:
            return Place(date.fromisoformat(at), kept, UUID(hex=key))
        moment = datetime.fromisoformat(at)
        return Place(moment, kept, UUID(hex=key)) if moment.tzinfo else None
    except ValueError:
        return None
