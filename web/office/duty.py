"""Lịch trực — the page is the card itself, with its buttons."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core.duties import roster_of
from web.office.door import visitor_of

routes = APIRouter(include_in_schema=False)


@routes.get("/truc")
async def duty(request: Request) -> Response:
    """Ai đang trực."""
    visitor = await visitor_of(request)
    ref = await roster_of(visitor.desk.ports, visitor.actor.agency_id)
    return RedirectResponse(f"/the/{ref.area}/{ref.id.hex}", status_code=303)
