"""Văn bản đi, Việc quá hạn, Hồ sơ — what somebody follows: the agency's, the unit's or one's own
(R-9.5, R-12.4, R-3.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.card import Area, Exposure, Ref
from core.dossiers.listing import archivist, dossiers_for
from core.following.scope import issuing_scope, scope_of
from core.outgoing.replying import answer_due
from core.ports import Records
from core.show import draw
from web.office.door import Visitor, visitor_of
from web.office.inbox import PAGE, Row
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
MOST_PAGES = 500
ISSUED = ("office-issued", "office-issued-none")
OVERDUE = ("office-overdue", "office-overdue-none")
DOSSIERS = ("office-dossiers", "office-dossiers-none")


@dataclass(frozen=True)
class Followed:
    """Một trang — of whom, which rows, and whether more follow; `issues`: signed and not out in time."""

    whose: str
    rows: list[Row]
    more: bool
    issues: Sequence[Row] = ()


@routes.get("/van-ban-di")
async def issued(request: Request, trang: int = 1) -> Response:
    visitor, number, now = await _asked(request, trang)
    found = await visitor.desk.ports.store.read(
        lambda records: _issued(records, visitor, number, now)
    )
    return _drawn(request, visitor, ISSUED, found, number)


@routes.get("/qua-han")
async def overdue(request: Request, trang: int = 1) -> Response:
    visitor, number, now = await _asked(request, trang)
    found = await visitor.desk.ports.store.read(
        lambda records: _overdue(records, visitor, number, now)
    )
    return _drawn(request, visitor, OVERDUE, found, number)


@routes.get("/ho-so")
async def dossiers(request: Request, trang: int = 1) -> Response:
    visitor, number, now = await _asked(request, trang)
    found = await visitor.desk.ports.store.read(
        lambda records: _dossiers(records, visitor, number, now)
    )
    return _drawn(request, visitor, DOSSIERS, found, number)


async def _asked(request: Request, page_number: int) -> tuple[Visitor, int, datetime]:
    visitor = await visitor_of(request)
    return visitor, min(max(page_number, 1), MOST_PAGES), visitor.desk.ports.clock.now()


def _drawn(
    request: Request, visitor: Visitor, words: tuple[str, str], found: Followed, number: int
) -> Response:
    heading, empty = words
    return page(
        request, "following.html", visitor=visitor, heading=heading, empty=empty, found=found,
        number=number,
    )  # fmt: skip


def _issued(records: Records, visitor: Visitor, number: int, now: datetime) -> Followed:
    directory = records.directory(visitor.actor.agency_id)
    scope = issuing_scope(directory.acting(visitor.actor), directory)
    documents = records.issued_in(scope, PAGE + 1, (number - 1) * PAGE)
    wanted = [(Ref(Area.OUTGOING, one.id), answer_due(one)) for one in documents]
    return Followed(scope.name, list(_rows(records, visitor, wanted, now)), len(wanted) > PAGE)


def _overdue(records: Records, visitor: Visitor, number: int, now: datetime) -> Followed:
    directory = records.directory(visitor.actor.agency_id)
    scope = scope_of(directory.acting(visitor.actor), directory)
    tasks = records.tasks_due(scope, now, PAGE + 1, (number - 1) * PAGE)
    wanted = [(Ref(Area.TASK, one.id), one.due_at) for one in tasks]
    rows = list(_rows(records, visitor, wanted, now))
    unissued = records.unissued(scope, now, PAGE) if number == 1 else ()
    late = [(Ref(Area.OUTGOING, one.id), one.issue_by) for one in unissued]
    issues = list(_rows(records, visitor, late, now))
    return Followed(scope.name, rows, len(wanted) > PAGE, issues)


def _dossiers(records: Records, visitor: Visitor, number: int, now: datetime) -> Followed:
    directory = records.directory(visitor.actor.agency_id)
    person = directory.acting(visitor.actor)
    found = dossiers_for(records, person, PAGE + 1, (number - 1) * PAGE)
    wanted: list[tuple[Ref, datetime | None]] = [(Ref(Area.DOSSIER, one.id), None) for one in found]
    whose = directory.agency.name if archivist(person) else person.name
    return Followed(whose, list(_rows(records, visitor, wanted, now)), len(wanted) > PAGE)


def _rows(
    records: Records, visitor: Visitor, wanted: list[tuple[Ref, datetime | None]], now: datetime
) -> Iterator[Row]:
    for ref, due in wanted[:PAGE]:
        card = draw(records, ref, visitor.person_id, Exposure.BODY, now)
        if card is not None:
            yield Row(card, due, bool(due and due < now))
