"""A relay before a real server: keeps every byte that goes to it, and swallows answers when told to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web


@dataclass
class Relay:
    """`swallow` answers to PUT are dropped with the line; `told` answers them itself, once each."""

    server: str
    session: aiohttp.ClientSession
    sent: list[bytes] = field(default_factory=list)
    swallow: int = 0
    told: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    port: int = 0

    async def pass_on(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.sent.append(f"{request.method} {request.path_qs}\n".encode() + body)
        if request.method == "PUT" and self.told:
            status, said = self.told.pop(0)
            return web.json_response(said, status=status)
        head = {"Authorization": request.headers["Authorization"]}
        address = f"{self.server}{request.raw_path}"
        kind = request.content_type
        async with self.session.request(
            request.method, address, data=body or None,
            headers=head | ({"Content-Type": kind} if body else {}),
        ) as answer:  # fmt: skip
            answered = await answer.read()
        if request.method == "PUT" and self.swallow:
            self.swallow -= 1
            assert request.transport is not None
            request.transport.close()
        return web.Response(body=answered, status=answer.status, content_type="application/json")


@asynccontextmanager
async def relaying(port: int) -> AsyncIterator[Relay]:
    async with aiohttp.ClientSession(trust_env=False) as session:
        relay = Relay(f"http://127.0.0.1:{port}", session)
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", relay.pass_on)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        relay.port = runner.addresses[0][1]
        try:
            yield relay
        finally:
            await runner.cleanup()
