"""Đăng nhập, đăng xuất, đổi mật khẩu."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core.access.entering import NewBrowsersBarred
from core.errors import Refusal
from core.people.person import Actor
from web.office import browsers, passwords, session
from web.office.desk import Desk, desk_of
from web.office.door import SignInNeeded, Visitor, form_of, visitor_of, word
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
_LONGEST_PATH = 200


@routes.get("/")
async def home() -> Response:
    return RedirectResponse("/viec", status_code=303)


@routes.get("/dang-nhap")
async def ask(request: Request, tiep: str = "") -> Response:
    return page(request, "signin.html", after=tiep[:_LONGEST_PATH], refused=None, account="")


@routes.post("/dang-nhap")
async def sign_in(request: Request) -> Response:
    desk = desk_of(request)
    form = await request.form(max_files=0, max_fields=10)
    account, after = word(form, "account"), word(form, "after")
    try:
        row = await passwords.check(desk, account, word(form, "password"))
    except passwords.SignInRefused as refused:
        shown: dict[str, Any] = {"account": account, "after": after, "refused": refused.text}
        return page(request, "signin.html", 403, **shown)
    try:
        came = await browsers.entered(desk, Actor(row[0], row[1], "web"), request)
    except NewBrowsersBarred as refused:
        shown = {"account": account, "after": after, "refused": refused.text}
        return page(request, "signin.html", 403, **shown)
    response = _begun(desk, account, row[2], came.access, after)
    browsers.keep(response, came, desk)
    return response


def _begun(desk: Desk, account: str, known: str, access: str, after: str = "") -> Response:
    mark = passwords.fingerprint(known)
    begun = session.begun(account.strip().casefold(), mark, access, desk.ports.clock.now())
    response = RedirectResponse(_ours(after), status_code=303)
    session.keep(response, begun, desk)
    return response


def _ours(after: str) -> str:
    """Back to a page of ours, never to another site."""
    plain = after.startswith("/") and not after.startswith("//") and "\\" not in after
    return after if plain and after.isprintable() and len(after) <= _LONGEST_PATH else "/viec"


@routes.post("/dang-xuat")
async def sign_out(request: Request) -> Response:
    visitor = await visitor_of(request, changing=True)
    await form_of(request, visitor)
    response = RedirectResponse("/dang-nhap", status_code=303)
    session.drop(response, visitor.desk)
    return response


@routes.get("/mat-khau")
async def show_change(request: Request) -> Response:
    visitor = await visitor_of(request, changing=True)
    return page(request, "password.html", visitor=visitor, refused=None, least=passwords.LEAST)


@routes.post("/mat-khau")
async def change(request: Request) -> Response:
    visitor = await visitor_of(request, changing=True)
    form = await form_of(request, visitor)
    old, new, again = (word(form, name) for name in ("old", "new", "again"))
    try:
        await passwords.change(visitor.desk, visitor.session.account, old, new, again)
    except Refusal as refused:
        return _not_changed(request, visitor, refused)
    row = await visitor.desk.accounts.password(visitor.session.account)
    if row is None:
        raise SignInNeeded
    return _begun(visitor.desk, visitor.session.account, row[2], visitor.session.access)


def _not_changed(request: Request, visitor: Visitor, refused: Refusal) -> Response:
    shown: dict[str, Any] = {"refused": refused.text, "least": passwords.LEAST}
    return page(request, "password.html", 422, visitor=visitor, **shown)
