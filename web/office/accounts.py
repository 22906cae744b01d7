"""Tài khoản — what the IT officer may do for one person: cut chats, permit a new second factor,
issue a password. Never for himself: another officer does it (R-20.5).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.access.linking import lose_phone
from core.access.rules import entry
from core.errors import Refusal
from core.people.access import AccessState
from core.people.person import Person, Role
from core.people.phone import masked, phone
from core.people.secrets import PERMIT_LIFE, LinkCode, permit_digest
from core.ports import UnitOfWork
from core.step import NoSuchDocument
from web.office import passwords
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.pages import page
from web.office.stations import new_code

routes = APIRouter(include_in_schema=False)


class OnlyTheOfficer(Refusal):
    """Accounts are looked after by the IT officer."""


class NotAPhone(Refusal):
    """Not a telephone number of Việt Nam."""


class NotForYourself(Refusal):
    """Another IT officer does this for an IT officer."""


@routes.get("/tai-khoan")
async def show(request: Request, nguoi: str = "") -> Response:
    visitor = await _officer(request)
    return await _shown(request, visitor, _person(visitor, nguoi) if nguoi else None)


@routes.post("/tai-khoan/cat")
async def cut_off(request: Request) -> Response:
    """Cắt liên kết — for somebody who cannot sign in now; the second factor ends with it."""
    visitor, person = await _named(request)
    now = visitor.desk.ports.clock.now()
    await visitor.desk.ports.store.write(
        lambda work: lose_phone(work, visitor.actor, person.id, now)
    )
    return await _shown(request, visitor, person, done="office-account-cut-done")


@routes.post("/tai-khoan/cho-phep")
async def permit(request: Request) -> Response:
    """Cho đăng ký lại — a code for one use within the hour, handed over in person."""
    visitor, person = await _named(request)
    code, now = new_code(), visitor.desk.ports.clock.now()

    def unit(work: UnitOfWork) -> None:
        work.put_link_code(LinkCode(permit_digest(code), person.id, now + PERMIT_LIFE))
        work.record(entry(visitor.actor, person.id, "factor_permit", now))

    await visitor.desk.ports.store.write(unit)
    return await _shown(request, visitor, person, done="office-account-permit-done", code=code)


@routes.post("/tai-khoan/dien-thoai")
async def set_phone(request: Request) -> Response:
    """Số điện thoại — for the call sheet alone (N5); here it is shown masked."""
    visitor = await _officer(request)
    form = await form_of(request, visitor)
    person, written = _person(visitor, word(form, "person")), word(form, "phone")
    number, now = phone(written), visitor.desk.ports.clock.now()
    if written.strip() and not number:
        raise NotAPhone

    def unit(work: UnitOfWork) -> None:
        work.put_phone(person.id, number)
        work.record(entry(visitor.actor, person.id, "phone_set", now, number=masked(number)))

    await visitor.desk.ports.store.write(unit)
    known = replace(person, phone=number)
    return await _shown(request, visitor, known, done="office-account-phone-done")


@routes.post("/tai-khoan/mat-khau")
async def issue(request: Request) -> Response:
    """Cấp mật khẩu — to be changed at the first sign-in; every session of the old one is over."""
    visitor, person = await _named(request)
    code, now = new_code(), visitor.desk.ports.clock.now()
    hashed = await asyncio.to_thread(passwords.hashed, code)
    await visitor.desk.accounts.put_password(person.id, hashed, must_change=True)
    record: Callable[[UnitOfWork], None] = lambda work: work.record(  # noqa: E731
        entry(visitor.actor, person.id, "password_issued", now)
    )
    await visitor.desk.ports.store.write(record)
    return await _shown(request, visitor, person, done="office-account-password-done", code=code)


async def _officer(request: Request) -> Visitor:
    visitor = await visitor_of(request)
    if Role.ADMINISTRATOR not in visitor.person.roles:
        raise OnlyTheOfficer
    return visitor


async def _named(request: Request) -> tuple[Visitor, Person]:
    visitor = await _officer(request)
    form = await form_of(request, visitor)
    person = _person(visitor, word(form, "person"))
    if person.id == visitor.person_id:
        raise NotForYourself
    return visitor, person


def _person(visitor: Visitor, account: str) -> Person:
    """Raises `NoSuchDocument` for an account that is not this agency's."""
    found = [one for one in visitor.directory.people if one.account == account]
    if not found:
        raise NoSuchDocument
    return found[0]


async def _shown(
    request: Request, visitor: Visitor, person: Person | None, **more: Any
) -> Response:
    shown: dict[str, Any] = {"person": person, "done": "", "code": "", "state": {}, "phone": ""}
    if person is not None:
        chosen, shown["phone"] = person.id, masked(person.phone)

        def unit(work: UnitOfWork) -> dict[str, Any]:
            factor = work.second_factor(chosen)
            kind = "none" if factor is None else "void" if factor.void else "live"
            return {
                "linked": bool(work.addresses(chosen)),
                "factor": f"office-account-factor-{kind}",
                "denied": list(work.accesses_of(chosen, AccessState.DENIED)),
            }

        shown["state"] = await visitor.desk.ports.store.write(unit)
    people = sorted(visitor.directory.people, key=lambda one: one.account)
    return page(request, "accounts.html", visitor=visitor, people=people, **(shown | more))
