"""Xác nhận qua liên kết — the page behind a link in a letter. Opening it never decides anything:
programs open links too; only the card's code, sent from the page, does.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core.codes.code import CodeMistyped, CodeNotYours
from core.codes.links import Link, opened
from core.confirming import Pending, TooManyCodes, confirm, look
from core.errors import Refusal
from core.interview import Asked
from web.office.desk import desk_of
from web.office.door import MustChangePassword, SignInNeeded, visitor_of, word
from web.office.pages import page, said

routes = APIRouter(include_in_schema=False)
_FIELDS = 5
_AGAIN = (CodeMistyped, CodeNotYours, TooManyCodes)


class LinkOfAnother(Refusal):
    """Somebody else is signed in at this browser: the link was not sent to them."""


@routes.get("/xac-nhan/{token}")
async def show(request: Request, token: str) -> Response:
    """Xem trước — what would be done, and where the code goes."""
    link = await _link(request, token)
    return _drawn(request, await look(link, desk_of(request).ports))


@routes.post("/xac-nhan/{token}")
async def confirmed(request: Request, token: str) -> Response:
    """Xác nhận — decided by the ordinary road; a step that asks goes on where one signs in."""
    link, ports = await _link(request, token), desk_of(request).ports
    form = await request.form(max_files=0, max_fields=_FIELDS)
    try:
        outcome = await confirm(link, word(form, "code"), ports)
    except _AGAIN as refusal:
        return _drawn(request, await look(link, ports), refusal)
    if isinstance(outcome, Asked):
        address = f"/the/{link.ref.area}/{link.ref.id.hex}"
        return RedirectResponse(address, status_code=303)
    return said(request, outcome.said, 200)


async def _link(request: Request, token: str) -> Link:
    """Raises what is wrong with the address, and `LinkOfAnother`."""
    desk = desk_of(request)
    link = opened(token, desk.session_key, desk.ports.clock.now())
    try:
        visitor = await visitor_of(request)
    except (SignInNeeded, MustChangePassword):
        return link
    if visitor.person_id != link.person_id:
        raise LinkOfAnother
    return link


def _drawn(request: Request, pending: Pending, refused: Refusal | None = None) -> Response:
    text = refused.text if refused else None
    return page(request, "confirm.html", 422 if refused else 200, pending=pending, refused=text)
