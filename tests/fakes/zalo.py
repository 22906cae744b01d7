"""A strict Zalo bot server on loopback, as its documentation has it: HTTP 200 for nearly everything,
one update at a time, none given twice, no edits, texts of 1 to 2,000 characters.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "1459232241454765289:k9-secret-of-the-bot"
LONGEST = 2000


@dataclass
class ZaloServer:
    """`faults` answer the next sendMessage each: a number is an error_code, "drop" takes the message
    and cuts the line, "502" is a proxy's page, "hang" says nothing, "flood" says too much.
    """

    chats: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    sent: list[dict[str, str]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    updates: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    retry_after: int = 0
    port: int = 0
    polls: int = 0
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def write(self, chat: str, words: str, *, kind: str = "PRIVATE", key: str = "") -> None:
        """Somebody writes to the bot, which may write back from then on."""
        self.chats.add(chat)
        message = {
            "from": {"id": chat, "display_name": "Thu", "is_bot": False},
            "chat": {"id": chat, "chat_type": kind},
            "text": words,
            "message_id": key or f"in-{next(self._numbers):08x}",
            "date": 1766619597466,
        }
        self.updates.put_nowait({"message": message, "event_name": "message.text.received"})

    def shown(self, chat: str) -> list[str]:
        return [one["text"] for one in self.sent if one["chat_id"] == chat]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        assert request.method == "POST"
        assert request.content_type == "application/json"
        if request.match_info["token"] != TOKEN:
            return _no(401, "Unauthorized")
        method = request.match_info["method"]
        given = json.loads(body)
        if method == "getUpdates":
            return await self._updates(given)
        if method == "sendMessage":
            self.raw.append(body)
            return await self._send(request, given)
        return _no(404, "Not Found")

    async def _updates(self, given: dict[str, Any]) -> web.Response:
        self.polls += 1
        assert set(given) == {"timeout"}
        assert isinstance(given["timeout"], str)
        try:
            async with asyncio.timeout(min(float(given["timeout"]), 0.2)):
                found = await self.updates.get()
        except TimeoutError:
            return _no(408, "Request timeout")
        return web.json_response({"ok": True, "result": found})

    async def _send(self, request: web.Request, given: dict[str, Any]) -> web.StreamResponse:
        assert set(given) == {"chat_id", "text"}
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "502":
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        if fault == "hang":
            await asyncio.sleep(30)
        if fault == "flood":
            return web.Response(body=b'{"ok":' + b" " * 2_000_000, content_type="application/json")
        if fault.isdecimal():
            more = {"parameters": {"retry_after": self.retry_after}} if self.retry_after else {}
            return _no(int(fault), f"no: {given['text']}", **more)
        if given["chat_id"] not in self.chats:
            return _no(400, "Bad Request: chat not found")
        if given["chat_id"] in self.blocked:
            return _no(403, "Forbidden: the user does not take messages")
        if not 1 <= len(given["text"]) <= LONGEST:
            return _no(400, "Bad Request: text length")
        self.sent.append(given)
        if fault == "drop":
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        key = f"out-{next(self._numbers):08x}"
        return web.json_response({"ok": True, "result": {"message_id": key, "date": 1}})


def _no(code: int, words: str, **more: Any) -> web.Response:
    said = {"ok": False, "error_code": code, "description": words}
    return web.json_response(said | more)


@asynccontextmanager
async def serving(server: ZaloServer | None = None) -> AsyncIterator[ZaloServer]:
    server = server or ZaloServer()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()
