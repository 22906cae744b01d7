"""Kết nối tới Bot API — the bot and its HTTP session; through a proxy when one is given."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiohttp import ClientSession, TCPConnector

TIMEOUT = 20
IDLE = 4.0
"""Seconds. Many servers and proxies close an idle connection after five: a message sent into the
closing one may have arrived or not, and nobody knows.
"""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates that leaves the updates as they are.

    aiogram's own method validates the whole batch at once: one malformed update, or one of a kind
    newer than the library, fails all hundred, the offset never moves, and the bot stands still.
    """

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Session(AiohttpSession):
    """Phiên HTTP — connections that nobody used for `IDLE` seconds are given up; through an HTTP proxy
    when `proxy` has one, for which aiogram's own way wants a further library.
    """

    def __init__(self, api: TelegramAPIServer, proxy: str = "") -> None:
        super().__init__(api=api, timeout=TIMEOUT)
        self._connector_init["keepalive_timeout"] = IDLE
        self._through = proxy or None

    async def create_session(self) -> ClientSession:
        if self._through is None:
            return await super().create_session()
        if self._session is None or self._session.closed:
            connector = TCPConnector(**self._connector_init)
            self._session = ClientSession(connector=connector, proxy=self._through)
        return self._session


def make_bot(token: str, api_base: str = "", proxy: str = "") -> Bot:
    """Bot — every message is HTML and protected from forwarding. ValueError: bad token or proxy."""
    api = TelegramAPIServer.from_base(api_base) if api_base else PRODUCTION
    return Bot(
        token,
        session=_session(api, proxy),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, protect_content=True),
    )


def _session(api: TelegramAPIServer, proxy: str) -> Session:
    if proxy and not proxy.startswith(("http://", "https://")):
        raise ValueError("only an http:// or https:// proxy can be used")
    return Session(api, proxy)
