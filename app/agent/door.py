"""Cửa của trang ký — for this machine's browser alone, and for whoever started the program."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READING = {"GET", "HEAD"}


@dataclass
class Door:
    """Chìa khóa — a secret that opens once, the cookie given for it, and the forms' own token."""

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def host(self) -> str:
        """Tên duy nhất mà trang trả lời."""
        return f"127.0.0.1:{self.port}"

    @property
    def name(self) -> str:
        """Tên cookie — browsers do not tell ports apart."""
        return f"may_ky_{self.port}"

    def opens(self, given: str) -> bool:
        """Mở bằng mã một lần — right or wrong, a right one is spent."""
        right = bool(self.secret) and same(given, self.secret)
        if right:
            self.secret = ""
        return right

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """Đã mở rồi."""
        return same(cookies.get(self.name, ""), self.cookie)


def same(given: str, kept: str) -> bool:
    """Constant time, whatever characters were given."""
    return hmac.compare_digest(given.encode(errors="replace"), kept.encode())


class Gate:
    """Gác cửa — another name for this machine, or another site's page, gets nothing."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app, self._host = app, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] != "http":
            return
        if self._strange(scope["method"], Headers(scope=scope)):
            await PlainTextResponse("forbidden\n", 403)(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _strange(self, method: str, headers: Headers) -> bool:
        if headers.getlist("host") != [self._host]:
            return True
        if method in _READING:
            return False
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return True
        return headers.get("origin") != f"http://{self._host}"
