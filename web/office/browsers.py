"""Trình duyệt — each keeps a secret of its own; one that nobody has seen before is told of (R-20.5)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from core.access.entering import enter, known, signed_in
from core.people.access import AccessKind, access_id
from core.people.person import Actor
from core.ports import UnitOfWork
from core.step import NoSuchDocument
from web.office.desk import Desk

LIFE = timedelta(days=400)
_LONGEST = 64
_ENGINES = (("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


@dataclass(frozen=True)
class Came:
    """Đã vào — from which access (hex), and the secret that this browser keeps."""

    access: str
    secret: str


async def entered(desk: Desk, actor: Actor, request: Request) -> Came:
    """Vào — raises `NewBrowsersBarred`. What was ended or denied comes in as a new browser only."""
    kept = request.cookies.get(_cookie(desk), "")[:_LONGEST]
    fresh, name, now = secrets.token_urlsafe(24), browser_name(request), desk.ports.clock.now()
    person_id = actor.person_id
    if person_id is None:
        raise NoSuchDocument
    here = access_id(person_id, AccessKind.BROWSER, kept)

    def unit(work: UnitOfWork) -> Came:
        signed_in(work, actor, now)
        if kept and known(work, person_id, here):
            return Came(here.hex, kept)
        return Came(enter(work, actor, fresh, name, now).hex, fresh)

    return await desk.ports.store.write(unit)


def keep(response: Response, came: Came, desk: Desk) -> None:
    response.set_cookie(
        _cookie(desk), came.secret, max_age=int(LIFE.total_seconds()), secure=desk.secure,
        httponly=True, samesite="strict", path="/",
    )  # fmt: skip


def _cookie(desk: Desk) -> str:
    return "__Host-vanthu-browser" if desk.secure else "vanthu-browser"


def browser_name(request: Request) -> str:
    """“Chrome, Windows” — by two lists of known words; nothing else that a stranger wrote is shown."""
    agent = request.headers.get("user-agent", "")
    found = (
        next((name for word, name in words if word in agent), "") for words in (_ENGINES, _SYSTEMS)
    )
    return ", ".join(one for one in found if one)
