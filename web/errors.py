"""Lỗi — a Refusal is said with its own sentence, a Fault asks for patience, a bug gets an apology."""

from __future__ import annotations

import secrets

import structlog
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from core.errors import Fault, Refusal, Turn
from core.people.directory import Stranger
from core.step import ContentWithdrawn, NoSuchDocument, NotNow, NotYourStep, Stale
from core.text import Text
from web.office.door import Forged, MustChangePassword, SignInNeeded, sent_away
from web.office.pages import said

_STATUS: dict[type[Refusal], int] = {
    NoSuchDocument: 404,
    NotYourStep: 403,
    Stranger: 403,
    Forged: 403,
    NotNow: 409,
    Stale: 409,
    ContentWithdrawn: 410,
}
_log = structlog.get_logger("web.errors")


def handle_errors(app: FastAPI) -> None:
    """One shape for all: a page with one sentence."""
    app.add_exception_handler(SignInNeeded, sent_away)
    app.add_exception_handler(MustChangePassword, sent_away)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(Fault, _failed)
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(Exception, _broken)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return said(request, error.text, _STATUS.get(type(error), 422))


async def _failed(request: Request, error: Exception) -> Response:
    if not isinstance(error, Fault):
        raise error
    _log.warning("outside failed", path=request.url.path, reason=error.reason)
    never = error.turn is Turn.NEVER
    return said(request, Text.of("office-gone" if never else "office-later"), 410 if never else 503)


async def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    key = "office-too-large" if status == 413 else "office-no-page"
    return said(request, Text.of(key), status)


async def _broken(request: Request, error: Exception) -> Response:
    trace = secrets.token_hex(4)
    _log.error("bug", path=request.url.path, trace=trace, exc_info=error)
    return said(request, Text.of("office-apology", trace=trace), 500)
