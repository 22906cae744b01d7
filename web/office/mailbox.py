"""Nhận tin qua thư điện tử — a code is sent to the address; only who reads it there can link it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core.errors import Refusal
from core.linking import leave, offer, prove
from core.ports import Records
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
EMAIL = "email"
_LONGEST = 300


@routes.get("/thu-dien-tu")
async def show(request: Request) -> Response:
    return await _drawn(request, await visitor_of(request))


@routes.post("/thu-dien-tu")
async def send_code(request: Request) -> Response:
    """Gửi mã — and ask for it."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    written = word(form, "address")[:_LONGEST]
    try:
        sent = await offer(EMAIL, written, visitor.actor, visitor.desk.ports)
    except Refusal as refusal:
        return await _drawn(request, visitor, refused=refusal, typed=written)
    return await _drawn(request, visitor, sent=sent)


@routes.post("/thu-dien-tu/ma")
async def verify(request: Request) -> Response:
    """Xác minh — the address is typed into the form by the page that sent the code to it."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    address = word(form, "address")[:_LONGEST]
    try:
        await prove(EMAIL, address, word(form, "code"), visitor.actor, visitor.desk.ports)
    except Refusal as refusal:
        return await _drawn(request, visitor, refused=refusal, sent=address)
    return RedirectResponse("/thu-dien-tu", status_code=303)


@routes.post("/thu-dien-tu/bo")
async def drop(request: Request) -> Response:
    visitor = await visitor_of(request)
    await form_of(request, visitor)
    await leave(EMAIL, visitor.actor, visitor.desk.ports)
    return RedirectResponse("/thu-dien-tu", status_code=303)


async def _drawn(
    request: Request,
    visitor: Visitor,
    *,
    refused: Refusal | None = None,
    sent: str = "",
    typed: str = "",
) -> Response:
    def query(records: Records) -> tuple[str, str]:
        linked = [one for one in records.addresses(visitor.person_id) if one.channel == EMAIL]
        return (linked[0].address if linked else ""), records.proposed(visitor.person_id, EMAIL)

    linked, proposed = await visitor.desk.ports.store.read(query)
    shown: dict[str, Any] = {
        "linked": linked,
        "typed": typed or ("" if linked else proposed),
        "sent": sent,
        "refused": refused.text if refused else None,
        "offered": EMAIL in visitor.desk.ports.channels,
    }
    return page(request, "mailbox.html", 422 if refused else 200, visitor=visitor, **shown)
