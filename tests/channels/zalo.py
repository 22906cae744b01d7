"""The Zalo channel, over HTTP to a strict server on loopback."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from adapters.channels import Kit, connect
from tests.factories import NOW
from tests.fakes.zalo import TOKEN, ZaloServer, serving
from tests.texts import TEXTS

READER = "e4ea2cd5189df1c3a88c"
KIT = Kit(TEXTS, lambda: NOW, "https://vanthu.example", b"k" * 32)


def options(server: ZaloServer, **more: str) -> dict[str, str]:
    return {"token": TOKEN, "server": f"http://127.0.0.1:{server.port}", "timeout": "5"} | more


@dataclass
class ZaloCase:
    server: ZaloServer
    channel: Any
    address: str = READER

    def count(self) -> int:
        return len(self.server.shown(self.address))

    def words(self) -> str:
        return self.server.shown(self.address)[-1]

    def wire(self) -> bytes:
        return wire(self.server)

    def block(self) -> None:
        self.server.blocked.add(self.address)

    def swallow(self) -> None:
        self.server.faults.append("drop")


def wire(server: ZaloServer) -> bytes:
    """Every byte of every call, and the same with the escapes of JSON undone."""
    said = [json.dumps(json.loads(one), ensure_ascii=False).encode() for one in server.raw]
    return b"\n".join([*server.raw, *said])


@asynccontextmanager
async def at_work() -> AsyncIterator[ZaloCase]:
    async with serving(ZaloServer(chats={READER})) as server:
        yield ZaloCase(server, connect("zalo", options(server), KIT))
