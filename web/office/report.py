"""Báo cáo — a day's, a week's or a month's figures, on the page and as a file (R-12.4)."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.calendar import local
from core.errors import Refusal
from core.following.figures import Period, Span
from core.following.report import Report
from core.following.scope import scope_of
from core.ports import Records
from core.step import NoSuchDocument
from web.office.door import Visitor, visitor_of
from web.office.pages import page
from web.office.registers import MEDIA, download

routes = APIRouter(include_in_schema=False)
_ONE = timedelta(days=1)
_YEARS = timedelta(days=3660)


class ReportNotYours(Refusal):
    """Figures are for leaders, unit heads and clerks; everybody else has the own work."""


@routes.get("/bao-cao")
async def report(request: Request, ky: str = "", ngay: str = "") -> Response:
    """`ky` day, week or month; `ngay` a day in it. What is no value is read as today."""
    visitor = await visitor_of(request)
    today = local(visitor.desk.ports.clock.now()).date()
    made = await _made(visitor, _period(ky, ngay, today))
    period = made.period
    here = min(period.last, today)
    shown: dict[str, Any] = {
        "report": made,
        "kinds": [(span, _query(span, here)) for span in Span],
        "before": _query(period.span, period.first - _ONE),
        "after": _query(period.span, period.last + _ONE) if period.last < today else "",
        "own": _query(period.span, here),
        "forms": list(MEDIA),
    }
    return page(request, "report.html", visitor=visitor, **shown)


@routes.get("/bao-cao/xuat.{form}")
async def export(request: Request, form: str, ky: str = "", ngay: str = "") -> Response:
    """Xuất báo cáo — the same figures, counted anew."""
    visitor = await visitor_of(request)
    if form not in MEDIA:
        raise NoSuchDocument
    today = local(visitor.desk.ports.clock.now()).date()
    made = await _made(visitor, _period(ky, ngay, today))
    content = await asyncio.to_thread(visitor.desk.papers.report, made, form)
    return download(content, form, f"bao-cao-{made.period.span}-{made.period.first}")


async def _made(visitor: Visitor, period: Period) -> Report:
    """Raises `ReportNotYours`."""
    now = visitor.desk.ports.clock.now()

    def query(records: Records) -> Report:
        directory = records.directory(visitor.actor.agency_id)
        scope = scope_of(directory.acting(visitor.actor), directory)
        if scope.person_id:
            raise ReportNotYours
        figures = records.figures(scope, period, now)
        return Report(scope.name, period, figures, records.late_issues(scope, period, now))

    return await visitor.desk.ports.store.read(query)


def _period(kind: str, day: str, today: date) -> Period:
    try:
        span, at = Span(kind or Span.DAY), date.fromisoformat(day) if day else today
    except ValueError:
        return Period.of(Span.DAY, today)
    return Period.of(span, max(min(at, today), today - _YEARS))


def _query(span: Span, day: date) -> str:
    return urlencode({"ky": span.value, "ngay": day.isoformat()})
