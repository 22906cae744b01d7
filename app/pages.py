"""Trang web — the web application of a house."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fastapi import APIRouter, FastAPI

from adapters.papers.printer import Printer
from app.bootstrap import House
from app.figures import figures_of
from app.keys import session_key
from app.redlines import Redlines
from web.app import create_app
from web.office.desk import Desk
from web.telegram import Hook


def make_app(
    house: House, first: Sequence[APIRouter], wake: Callable[[], None], *, loopback: bool
) -> FastAPI:
    """`first` are routers that come before the office's own; `wake` after a kept update."""
    settings = house.settings
    desk = Desk(
        ports=house.ports,
        accounts=house.set_up,
        factors=house.totp,
        picture=house.pictures,
        session_key=session_key(settings.data_dir / "session.key"),
        secure=settings.secure_cookies,
        papers=Printer(house.ports.texts),
        redline=Redlines(house.ports.files, settings.data_dir / "pages"),
    )
    hook = Hook(settings.bot_number, settings.webhook_secret.get_secret_value(), wake)
    figures = figures_of(house.store, house.ports.clock)
    return create_app(desk, figures, hook, first=first, loopback_only=loopback)
