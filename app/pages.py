"""Trang web — the web application of a house."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from fastapi import APIRouter, FastAPI

from adapters.papers.printer import Printer
from app.bootstrap import House
from app.figures import figures_of
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


def session_key(path: Path) -> bytes:
    """Khóa ký phiên làm việc — made once, readable by the owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
        draft.replace(path)
    return path.read_bytes()
