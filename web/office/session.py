"""Phiên làm việc — a signed cookie; who signs in again or changes the password begins a new one."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from web.office.desk import Desk

LIFE = timedelta(hours=10)
_AHEAD = timedelta(minutes=1)
_SALT = "office-session"


@dataclass(frozen=True)
class Session:
    """Phiên — whose, under which password, with which token for forms, since when (seconds), from
    which browser (its access, as hex).
    """

    account: str
    mark: str
    csrf: str
    since: int
    access: str = ""

    def holds(self, now: datetime) -> bool:
        age = now.timestamp() - self.since
        return -_AHEAD.total_seconds() <= age < LIFE.total_seconds()


def begun(account: str, mark: str, access: str, now: datetime) -> Session:
    return Session(account, mark, secrets.token_urlsafe(24), int(now.timestamp()), access)


def cookie_name(desk: Desk) -> str:
    """With the prefix, a browser takes it only over https and from this very host."""
    return "__Host-vanthu" if desk.secure else "vanthu"


def keep(response: Response, session: Session, desk: Desk) -> None:
    response.set_cookie(
        cookie_name(desk),
        URLSafeSerializer(desk.session_key, _SALT).dumps(asdict(session)),
        secure=desk.secure,
        httponly=True,
        samesite="strict",
        path="/",
    )


def drop(response: Response, desk: Desk) -> None:
    response.delete_cookie(
        cookie_name(desk), path="/", secure=desk.secure, httponly=True, samesite="strict"
    )


def read(request: Request, desk: Desk) -> Session | None:
    """None when there is none, or it was not signed by us, or it is over."""
    kept = request.cookies.get(cookie_name(desk), "")
    try:
        value = URLSafeSerializer(desk.session_key, _SALT).loads(kept)
        session = Session(**value)
    except (BadData, TypeError):
        return None
    return session if session.holds(desk.ports.clock.now()) else None
