"""Gác cổng — headers of every answer, and no writing at the bidding of another site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_HARMLESS = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Gác cổng — `hosts` are the only names by which it answers; empty: any."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if self._misnamed(headers) or _foreign(scope["method"], headers):
            await PlainTextResponse("forbidden\n", status_code=403)(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _misnamed(self, headers: Headers) -> bool:
        """Another name for this machine is how a strange page reaches into it."""
        name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        return bool(self._hosts) and name not in self._hosts


def _foreign(method: str, headers: Headers) -> bool:
    """Written from another site's page: browsers say so, and nobody else sends these headers."""
    if method in _HARMLESS:
        return False
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
