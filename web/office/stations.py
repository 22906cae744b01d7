"""Máy ký — pair the signing agent on one's own machine, see which are paired, end one (R-11.1)."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Request
from starlette.responses import Response

from core import desk
from core.people.secrets import LINK_CODE_LIFE
from core.step import NoSuchDocument
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.linking import ALPHABET
from web.office.pages import page

routes = APIRouter(include_in_schema=False)


def new_code() -> str:
    """Mã ghép — 50 bits in two groups, without letters that look alike."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(2))


@routes.get("/may-ky")
async def show(request: Request) -> Response:
    return await _shown(request, await visitor_of(request), None)


@routes.post("/may-ky")
async def make_code(request: Request) -> Response:
    """Tạo mã ghép — single use, ten minutes, shown this once."""
    visitor = await visitor_of(request)
    await form_of(request, visitor)
    code = new_code()
    await desk.offer(code, visitor.actor, visitor.desk.ports)
    return await _shown(request, visitor, code)


@routes.post("/may-ky/bo-ghep")
async def unpair(request: Request) -> Response:
    """Bỏ ghép — only one's own machines can be named."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    ports, wanted = visitor.desk.ports, word(form, "station")
    mine = await ports.store.read(lambda records: records.stations_of(visitor.person_id))
    found = [one for one in mine if one.id.hex == wanted]
    if not found:
        raise NoSuchDocument
    await desk.unpair(found[0], ports)
    return await _shown(request, visitor, None)


async def _shown(request: Request, visitor: Visitor, code: str | None) -> Response:
    store = visitor.desk.ports.store
    stations = await store.read(lambda records: records.stations_of(visitor.person_id))
    minutes = int(LINK_CODE_LIFE.total_seconds() // 60)
    return page(
        request, "stations.html", visitor=visitor, code=code, stations=stations, minutes=minutes
    )
