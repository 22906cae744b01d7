"""Ứng dụng web — the office's pages, the webhook and the health checks on one address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.staticfiles import StaticFiles

import web.office
from core.discover import modules
from web import agent, health, telegram
from web.errors import handle_errors
from web.guard import Guard
from web.health import Figures
from web.office.desk import Desk
from web.telegram import Hook

MOST_BYTES = 90 * 2**20
STATIC = Path(web.office.__file__).with_name("static")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def create_app(
    desk: Desk,
    figures: Figures,
    hook: Hook,
    *,
    first: Sequence[APIRouter] = (),
    loopback_only: bool = False,
) -> FastAPI:
    """The routes of `first` come before the office's own. `loopback_only` refuses other names."""
    app = FastAPI(openapi_url=None, max_body_size=MOST_BYTES)
    app.state.desk = desk
    app.add_middleware(Guard, hosts=LOOPBACK if loopback_only else ())
    handle_errors(app)
    hooks = (telegram.router(hook, desk.ports.intake), agent.router(desk.ports))
    for router in (*first, health.router(figures), *hooks):
        app.include_router(router)
    for module in modules(web.office):
        if isinstance(routes := getattr(module, "routes", None), APIRouter):
            app.include_router(routes)
    app.mount("/static", StaticFiles(directory=STATIC))
    return app
