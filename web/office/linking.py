"""Liên kết cuộc trò chuyện — a code shown once; a lost phone is cut off; browsers one signed in from."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core.access.linking import lose_phone
from core.journal.entry import Entry
from core.linking import leave
from core.people.access import AccessKind, AccessState
from core.people.secrets import LINK_CODE_LIFE, LinkCode, code_digest
from core.ports import Records, UnitOfWork
from web.office import passwords
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 10
TELEGRAM = "telegram"
MOST_BROWSERS = 20
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


async def _linking(
    request: Request, visitor: Visitor, code: str | None, status: int = 200, **more: Any
) -> Response:
    written_to = [one.name for one in visitor.desk.ports.channels.values() if one.can.hears]

    def query(records: Records) -> dict[str, Any]:
        own = {one.channel for one in records.addresses(visitor.person_id)}
        waiting = records.accesses_of(visitor.person_id, AccessState.ASKED)
        known = records.accesses_of(visitor.person_id, AccessState.KNOWN)
        return {
            "linked": TELEGRAM in own,
            "others": [(name, name in own) for name in written_to],
            "asked": [one for one in waiting if one.since + LINK_CODE_LIFE > now],
            "browsers": [one for one in known if one.kind is AccessKind.BROWSER][:MOST_BROWSERS],
        }

    now = visitor.desk.ports.clock.now()
    shown = await visitor.desk.ports.store.read(query)
    shown |= {"minutes": int(LINK_CODE_LIFE.total_seconds() // 60), "refused": None, "cut": False}
    return page(request, "linking.html", status, visitor=visitor, code=code, **(shown | more))


@routes.post("/lien-ket/bo")
async def drop(request: Request) -> Response:
    """Bỏ liên kết — of one of the other channels; nothing more is sent there."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    channel = visitor.desk.ports.channels.get(word(form, "channel"))
    if channel is not None and channel.can.hears:
        await leave(channel.name, visitor.actor, visitor.desk.ports)
    return RedirectResponse("/lien-ket", status_code=303)


@routes.post("/lien-ket/mat-dien-thoai")
async def lost(request: Request) -> Response:
    """Mất điện thoại — the password again, then the chats and the second factor end at once."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    try:
        await passwords.check(visitor.desk, visitor.session.account, word(form, "password"))
    except passwords.SignInRefused as refused:
        return await _linking(request, visitor, None, 403, refused=refused.text)
    now = visitor.desk.ports.clock.now()
    await visitor.desk.ports.store.write(
        lambda work: lose_phone(work, visitor.actor, visitor.person_id, now)
    )
    return await _linking(request, visitor, None, cut=True)


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
