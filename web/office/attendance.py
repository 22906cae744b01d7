"""Kiểm tra theo buổi — who looked at the work, half day by half day, in the chat or on the web
(Điều 20.1, R-20.1b).
"""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.attendance.board import DAYS, Board, board, monday
from core.calendar import local
from core.following.scope import Scope, scope_of
from core.people.person import Role
from core.ports import Records
from web.office.door import Visitor, visitor_of
from web.office.pages import page
from web.office.registers import download

routes = APIRouter(include_in_schema=False)
_WEEK = timedelta(days=DAYS)
_YEARS = timedelta(days=3660)


@routes.get("/kiem-tra")
async def show(request: Request, tuan: str = "") -> Response:
    """`tuan` a day of the week that is wanted; what is no day is read as today."""
    visitor = await visitor_of(request)
    first = _first(visitor, tuan)
    made = await _made(visitor, first)
    shown: dict[str, Any] = {
        "board": made,
        "own": first.isoformat(),
        "before": (first - _WEEK).isoformat(),
        "after": (first + _WEEK).isoformat() if first < monday(_today(visitor)) else "",
    }
    return page(request, "attendance.html", visitor=visitor, **shown)


@routes.get("/kiem-tra/xuat.csv")
async def export(request: Request, tuan: str = "") -> Response:
    """Xuất — the same board, counted anew."""
    visitor = await visitor_of(request)
    made = await _made(visitor, _first(visitor, tuan))
    content = await asyncio.to_thread(visitor.desk.papers.attendance, made)
    return download(content, "csv", f"kiem-tra-{made.first}")


async def _made(visitor: Visitor, first: date) -> Board:
    ports = visitor.desk.ports
    now = ports.clock.now()

    def query(records: Records) -> Board:
        return board(records, _scope(visitor), first, now, ports.calendar)

    return await ports.store.read(query)


def _scope(visitor: Visitor) -> Scope:
    """As with reports; the IT officer sees the agency, everybody else his own row."""
    agency = visitor.directory.agency
    if Role.ADMINISTRATOR in visitor.person.roles:
        return Scope(agency.id, name=agency.name)
    return scope_of(visitor.person, visitor.directory)


def _today(visitor: Visitor) -> date:
    return local(visitor.desk.ports.clock.now()).date()


def _first(visitor: Visitor, day: str) -> date:
    today = _today(visitor)
    try:
        wanted = date.fromisoformat(day) if day else today
    except ValueError:
        wanted = today
    return monday(max(min(wanted, today), today - _YEARS))
