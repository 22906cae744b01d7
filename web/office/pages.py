"""Vẽ trang — templates with automatic escaping; every word comes from the texts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from core.calendar import TIME_ZONE
from core.ports import Texts
from core.text import Text
from web.office.desk import desk_of
from web.office.menu import OWN, WORK, menu

TEMPLATES = Path(__file__).with_name("templates")
PAGES = Environment(
    loader=FileSystemLoader([TEMPLATES]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(request: Request, name: str | Template, status: int = 200, **values: Any) -> Response:
    """Một trang — `t(key, …)` says a message, `say(text)` a Text; `visitor` None: not signed in."""
    texts = desk_of(request).ports.texts
    html = PAGES.get_template(name).render(
        {"visitor": None, "path": request.url.path, "t": _keyed(texts), "say": texts.plain}
        | {"moment": moment, "menu": menu, "WORK": WORK, "OWN": OWN}
        | values
    )
    return HTMLResponse(html, status_code=status)


def said(request: Request, text: Text, status: int) -> Response:
    """Một câu — a page with nothing but one sentence and the way back."""
    return page(request, "said.html", status, text=text)


def _keyed(texts: Texts) -> Any:
    def say(key: str, **params: str | int) -> str:
        return texts.plain(Text.of(key, **params))

    return say


def moment(at: datetime) -> str:
    """Giờ Việt Nam — 08:30 23/11/2026."""
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
