"""Lớp xác thực thứ hai — a QR code shown once, in force with its first right code (P11, P12)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.access.rules import entry
from core.errors import Refusal
from core.people.secrets import (
    TRIES,
    CodeLocked,
    LinkCodeInvalid,
    PermitNeeded,
    SecondFactor,
    WrongCode,
    permit_digest,
    six_digits,
)
from core.ports import UnitOfWork
from web.office import passwords
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
PENDING_LIFE = timedelta(minutes=10)
_LONGEST = 64


class EnrolmentOver(Refusal):
    """The new key was not confirmed in time, or with too many wrong codes."""


@routes.get("/lop-thu-hai")
async def show(request: Request) -> Response:
    return await _shown(request, await visitor_of(request))


@routes.post("/lop-thu-hai")
async def enrol(request: Request) -> Response:
    """Đăng ký — the password again, and what vouches for the change: a code of the factor that is
    in force, or the IT officer's permission. The old one stays in force until the new is confirmed.
    """
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    desk = visitor.desk
    try:
        await passwords.check(desk, visitor.session.account, word(form, "password"))
        vouch = word(form, "code").strip()[:_LONGEST]
        refusal = await desk.ports.store.write(lambda work: _vouched(work, visitor, vouch))
        if refusal is not None:
            raise refusal
    except Refusal as refused:
        return await _shown(request, visitor, 403, refused=refused.text)
    secret, until = desk.factors.new_secret(), desk.ports.clock.now() + PENDING_LIFE
    pending = {"sealed": desk.factors.seal(secret), "until": until.isoformat(), "tries": 0}
    await desk.ports.conversations.put(_key(visitor), pending)
    uri = desk.factors.uri(secret, visitor.session.account)
    return await _shown(request, visitor, secret=secret, uri=uri, qr=desk.papers.qr(uri))


@routes.post("/lop-thu-hai/xac-nhan")
async def confirm(request: Request) -> Response:
    """Xác nhận — the first right code puts the new factor in force."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    try:
        await _confirmed(visitor, word(form, "code").strip())
    except WrongCode as refused:
        return await _shown(request, visitor, 403, refused=refused.text, waiting=True)
    except EnrolmentOver as refused:
        return await _shown(request, visitor, 403, refused=refused.text)
    return await _shown(request, visitor, done=True)


def _vouched(work: UnitOfWork, visitor: Visitor, code: str) -> Refusal | None:
    """What is returned keeps the count of failures; a first factor needs the password alone."""
    now = visitor.desk.ports.clock.now()
    factor = work.second_factor(visitor.person_id)
    if factor is None:
        return None
    if code and not six_digits(code):
        return _permitted(work, visitor, code, now)
    if factor.void or not code:
        return PermitNeeded()
    if factor.locked(now):
        return CodeLocked()
    step = visitor.desk.ports.proofs.matches(factor.sealed, code, now, factor.last_step)
    work.put_second_factor(factor.failed(now) if step is None else factor.passed(step))
    return WrongCode() if step is None else None


def _permitted(work: UnitOfWork, visitor: Visitor, code: str, now: datetime) -> Refusal | None:
    kept = work.link_code(permit_digest(code))
    if kept is None or kept.person_id != visitor.person_id:
        return PermitNeeded()
    try:
        work.put_link_code(kept.spent(now))
    except LinkCodeInvalid:
        return PermitNeeded()
    return None


async def _confirmed(visitor: Visitor, code: str) -> None:
    """Raises `EnrolmentOver`, `WrongCode`."""
    ports = visitor.desk.ports
    pending, now = await ports.conversations.get(_key(visitor)), ports.clock.now()
    if pending is None or now >= datetime.fromisoformat(pending["until"]):
        raise EnrolmentOver
    sealed = str(pending["sealed"])
    step = ports.proofs.matches(sealed, code, now, 0) if six_digits(code) else None
    if step is None:
        tries = int(pending["tries"]) + 1
        if tries >= TRIES:
            await ports.conversations.clear(_key(visitor))
            raise EnrolmentOver
        await ports.conversations.put(_key(visitor), pending | {"tries": tries})
        raise WrongCode

    def unit(work: UnitOfWork) -> None:
        before = work.second_factor(visitor.person_id)
        work.put_second_factor(_renewed(before, visitor, sealed, step))
        work.record(entry(visitor.actor, visitor.person_id, "factor", now))

    await ports.store.write(unit)
    await ports.conversations.clear(_key(visitor))


def _renewed(before: SecondFactor | None, visitor: Visitor, sealed: str, step: int) -> SecondFactor:
    """A lock outlives the change of the secret: otherwise it could be lifted by enrolling again."""
    if before is None:
        return SecondFactor(visitor.person_id, sealed, last_step=step)
    locked, failures = before.locked_until, before.failures
    return SecondFactor(visitor.person_id, sealed, step, failures, locked)


def _key(visitor: Visitor) -> str:
    return f"factor:{visitor.person_id.hex}"


async def _shown(request: Request, visitor: Visitor, status: int = 200, **more: Any) -> Response:
    factor = await visitor.desk.ports.store.write(
        lambda work: work.second_factor(visitor.person_id)
    )
    state = "none" if factor is None else "void" if factor.void else "live"
    shown: dict[str, Any] = {"secret": None, "uri": None, "qr": None, "refused": None}
    shown |= {"waiting": False, "done": False, "known": f"office-factor-state-{state}"}
    shown |= {"vouch": f"office-factor-vouch-{state}" if factor else ""}
    return page(request, "factor.html", status, visitor=visitor, **(shown | more))
