"""The sandbox as one web application: `/bot<TOKEN>/<method>`, `/file/…`, `/sim/…` and the page."""

import asyncio
import hmac
import re
import time
from collections.abc import Callable
from pathlib import Path

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from sandbox import sim
from sandbox.call import read_call
from sandbox.clock import Clock
from sandbox.control import Sandbox
from sandbox.dispatch import Outcome, answered, bind
from sandbox.limits import BODY_BYTES, Limits
from sandbox.refusals import Refused
from sandbox.state import Account

PAGE = Path(__file__).parent / "page"
_TOKEN = re.compile(r"[1-9][0-9]{0,18}:[A-Za-z0-9_-]{1,60}")
_GONE_SECONDS = 5.0
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
    " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)


def create_app(
    token: str,
    clock: Callable[[], float] | None = None,
    *,
    office: str | None = None,
    limits: Limits | None = None,
    page: Path = PAGE,
) -> FastAPI:
    """A sandbox with one bot. `clock` gives seconds since 1970, `office` is where the product's
    own pages answer. `app.state.accounts` maps tokens to bots; more may be put there.
    """
    if not _TOKEN.fullmatch(token):
        raise ValueError("a bot token looks like 123456:letters-and-digits")
    moving = Clock(clock or time.time)
    account = Account(token, moving, limits or Limits())
    bind(account)
    routes: list[BaseRoute] = [
        Route("/bot{token}/{method}", _bot_api, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", _download, methods=["GET"]),
        *sim.ROUTES,
        Mount("/", _Page(page)) if page.is_dir() else Route("/", _no_page),
    ]
    app = _App(routes=routes, openapi_url=None, max_body_size=BODY_BYTES + 1)
    app.add_exception_handler(HTTPException, _not_found)
    app.state.accounts = {token: account}
    app.state.sandbox = Sandbox(account, moving, office)
    return app


class _App(FastAPI):
    """Remembers the connection, so that a fault can break it as a network would."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["sandbox.transport"] = getattr(getattr(send, "__self__", None), "transport", None)
        await super().__call__(scope, receive, send)


class _Page(StaticFiles):
    """The chat page, which may load nothing from elsewhere."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Content-Security-Policy"] = _CSP
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-cache"
        return response


async def _no_page(request: Request) -> Response:
    del request
    return PlainTextResponse("Bot API thử đang chạy; trang khung chat chưa được cài.\n")


async def _not_found(request: Request, failure: Exception) -> Response:
    del request
    status = failure.status_code if isinstance(failure, HTTPException) else 500
    words = {404: "Not Found", 405: "Method Not Allowed"}.get(status, "Internal Server Error")
    return _envelope(Refused(status, words))


def _envelope(refusal: Refused) -> Response:
    return Response(orjson.dumps(refusal.body()), refusal.code, media_type="application/json")


def _account(request: Request) -> Account:
    """The bot whose token is in the path; raises Refused 401."""
    token: str = request.path_params["token"]
    if not _TOKEN.fullmatch(token):
        raise Refused(401, "Unauthorized: invalid token specified")
    accounts: dict[str, Account] = request.app.state.accounts
    for known, account in accounts.items():
        if hmac.compare_digest(known, token):
            return account
    raise Refused(401, "Unauthorized")


async def _bot_api(request: Request) -> Response:
    method: str = request.path_params["method"]
    try:
        account = _account(request)
        call = await read_call(request, method)
    except Refused as refusal:
        return _envelope(refusal)
    outcome = await answered(account, call)
    if outcome.reset:
        return await _broken(request)
    return _response(outcome)


def _response(outcome: Outcome) -> Response:
    return Response(
        outcome.body, outcome.status, headers=outcome.headers, media_type=outcome.media_type
    )


async def _broken(request: Request) -> Response:
    """Cut the connection without a word; the answer returned here reaches nobody."""
    transport = request.scope.get("sandbox.transport")
    if transport is None:
        raise ConnectionResetError
    transport.abort()
    async with asyncio.timeout(_GONE_SECONDS):
        while (await request.receive())["type"] != "http.disconnect":
            pass
    return Response()


async def _download(request: Request) -> Response:
    try:
        account = _account(request)
    except Refused as refusal:
        return _envelope(refusal)
    fault = account.faults.take(("down", "502"), "getfile", None)
    if fault is not None:
        return await _broken(request) if fault.kind == "down" else Response(status_code=502)
    kept = account.files.at_path(request.path_params["path"])
    if kept is None:
        return _envelope(Refused(404, "Not Found"))
    return Response(kept.data, media_type="application/octet-stream")
