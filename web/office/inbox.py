"""Việc của tôi, Tìm văn bản — lists of cards, as the person may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from core import catalogue
from core.card import Area, Card, Exposure, Ref
from core.ports import Records
from core.show import draw
from core.text import nfc
from core.waits.wait import Wait
from web.office.door import Visitor, visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
PAGE = 20
MOST = 500
DRAFT, SCAN = "dft", "sho"
_WORDS = 100


@dataclass(frozen=True)
class Row:
    """Một dòng — a card, until when it waits, and how often the person was called."""

    card: Card
    due_at: datetime | None = None
    late: bool = False
    calls: int = 0


@dataclass(frozen=True)
class Inbox:
    """Việc đang chờ — one page of it, and the counts of all."""

    rows: list[Row]
    count: int
    urgent: int
    overdue: int
    may_draft: bool
    may_digitise: bool


@routes.get("/viec")
async def inbox(request: Request, trang: int = 1) -> Response:
    visitor = await visitor_of(request)
    number = min(max(trang, 1), MOST // PAGE)
    now = visitor.desk.ports.clock.now()
    found = await visitor.desk.ports.store.read(
        lambda records: _waiting(records, visitor, number, now)
    )
    shown: dict[str, Any] = {
        "inbox": found,
        "number": number,
        "more": found.count > number * PAGE,
        "now": now,
    }
    return page(request, "inbox.html", visitor=visitor, **shown)


def _waiting(records: Records, visitor: Visitor, number: int, now: datetime) -> Inbox:
    waits = records.waits_for(visitor.person_id, MOST)
    shown = waits[(number - 1) * PAGE : number * PAGE]
    rows = [row for wait in shown if (row := _row(records, visitor, wait, now))]
    overdue = sum(1 for wait in waits if wait.due_at and wait.due_at < now)
    urgent = sum(1 for wait in waits if wait.urgency > 0)
    may = [_may_begin(records, visitor, code) for code in (DRAFT, SCAN)]
    return Inbox(rows, len(waits), urgent, overdue, *may)


def _may_begin(records: Records, visitor: Visitor, code: str) -> bool:
    step, procedure = catalogue.steps()[code], records.procedure(visitor.actor.agency_id)
    open_to = procedure.roles_of(step) & visitor.person.roles
    return step.code not in procedure.unused and bool(open_to)


def _row(records: Records, visitor: Visitor, wait: Wait, now: datetime) -> Row | None:
    ref = Ref(Area(wait.area), wait.document_id)
    card = draw(records, ref, visitor.person_id, Exposure.BODY, now)
    if card is None:
        return None
    return Row(card, wait.due_at, bool(wait.due_at and wait.due_at < now), wait.times)


@routes.get("/tim")
async def search(request: Request, q: str = "", trang: int = 1) -> Response:
    visitor = await visitor_of(request)
    words = " ".join(nfc(q).split())[:_WORDS]
    number = min(max(trang, 1), MOST // PAGE)
    rows = await _found(visitor, words, number) if words else []
    shown: dict[str, Any] = {
        "words": words,
        "rows": rows[:PAGE],
        "number": number,
        "more": len(rows) > PAGE,
    }
    return page(request, "search.html", visitor=visitor, **shown)


async def _found(visitor: Visitor, words: str, number: int) -> list[Row]:
    """One more than a page, to know whether another follows."""
    now = visitor.desk.ports.clock.now()

    def query(records: Records) -> list[Row]:
        refs = records.search(visitor.person, words, PAGE + 1, (number - 1) * PAGE)
        cards = [draw(records, ref, visitor.person_id, Exposure.BODY, now) for ref in refs]
        return [Row(card) for card in cards if card]

    return await visitor.desk.ports.store.read(query)
