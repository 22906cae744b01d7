"""Liên kết Telegram, lớp xác thực thứ hai — secrets that are shown once and kept only sealed."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.journal.entry import Entry
from core.people.secrets import LINK_CODE_LIFE, LinkCode, SecondFactor, code_digest
from core.ports import UnitOfWork
from web.office import passwords
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 10
TELEGRAM = "telegram"
_BASIS = "R-3.17"


def new_code() -> str:
    """Mã liên kết — 50 bits, without letters that look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


@routes.get("/lien-ket")
async def show_linking(request: Request) -> Response:
    visitor = await visitor_of(request)
    return await _linking(request, visitor, None)


@routes.post("/lien-ket")
async def make_code(request: Request) -> Response:
    """Tạo mã liên kết — single use, ten minutes, shown this once."""
    visitor = await visitor_of(request)
    await form_of(request, visitor)
    code, now = new_code(), visitor.desk.ports.clock.now()
    kept = LinkCode(code_digest(code), visitor.person_id, now + LINK_CODE_LIFE)

    def unit(work: UnitOfWork) -> None:
        work.put_link_code(kept)
        work.record(link_entry(visitor.actor.agency_id, visitor.person_id, visitor.actor.via, now))

    await visitor.desk.ports.store.write(unit)
    return await _linking(request, visitor, code)


async def _linking(request: Request, visitor: Visitor, code: str | None) -> Response:
    store = visitor.desk.ports.store
    linked = await store.read(lambda records: records.addresses(visitor.person_id))
    minutes = int(LINK_CODE_LIFE.total_seconds() // 60)
    return page(
        request,
        "linking.html",
        visitor=visitor,
        code=code,
        linked=any(one.channel == TELEGRAM for one in linked),
        minutes=minutes,
    )


@routes.get("/lop-thu-hai")
async def show_factor(request: Request) -> Response:
    visitor = await visitor_of(request)
    return page(request, "factor.html", visitor=visitor, secret=None, uri=None, refused=None)


@routes.post("/lop-thu-hai")
async def enrol(request: Request) -> Response:
    """Đăng ký — asks for the password again: an open page must not be enough to take over."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    shown: dict[str, Any] = {"secret": None, "uri": None, "refused": None}
    try:
        await passwords.check(visitor.desk, visitor.session.account, word(form, "password"))
    except passwords.SignInRefused as refused:
        return page(
            request, "factor.html", 403, visitor=visitor, **(shown | {"refused": refused.text})
        )
    factors, now = visitor.desk.factors, visitor.desk.ports.clock.now()
    secret = factors.new_secret()
    sealed = factors.seal(secret)

    def unit(work: UnitOfWork) -> None:
        before = work.second_factor(visitor.person_id)
        work.put_second_factor(_renewed(before, visitor, sealed))
        work.record(_entry(visitor.actor.agency_id, visitor.person_id, "web", "factor", now))

    await visitor.desk.ports.store.write(unit)
    uri = factors.uri(secret, visitor.session.account)
    return page(request, "factor.html", visitor=visitor, **(shown | {"secret": secret, "uri": uri}))


def _renewed(before: SecondFactor | None, visitor: Visitor, sealed: str) -> SecondFactor:
    """A lock outlives the change of the secret: otherwise it could be lifted by enrolling again."""
    if before is None:
        return SecondFactor(visitor.person_id, sealed)
    locked, failures = before.locked_until, before.failures
    return SecondFactor(visitor.person_id, sealed, failures=failures, locked_until=locked)


def link_entry(agency_id: UUID, person_id: UUID, via: str, now: datetime) -> Entry:
    """Dòng nhật ký — a link code was made; never the code."""
    return _entry(agency_id, person_id, via, "link_code", now)


def _entry(agency_id: UUID, person_id: UUID, via: str, step: str, now: datetime) -> Entry:
    return Entry(
        agency_id=agency_id,
        at=now,
        person_id=person_id,
        via=via,
        step=step,
        basis=_BASIS,
        area="person",
        document_id=person_id,
        before="",
        after="made",
        details={},
    )
