"""The e-mail channel, over SMTP to a server on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from adapters.channels import Kit, connect
from core.ports import Channel
from tests.factories import NOW
from tests.fakes.smtp import SmtpServer, listening
from tests.texts import TEXTS

READER = "thu@so-nn.example"
KEY = b"k" * 32
KIT = Kit(TEXTS, lambda: NOW, "https://vanthu.example", KEY)


def options(server: SmtpServer, **more: str) -> dict[str, str]:
    return {
        "host": "127.0.0.1", "port": str(server.port), "security": "none",
        "sender": "vanthu@so-nn.example", "timeout": "5",
    } | more  # fmt: skip


@dataclass
class EmailCase:
    server: SmtpServer
    channel: Channel
    address: str = READER

    def count(self) -> int:
        return len([one for one in self.server.letters if one.reader == self.address])

    def words(self) -> str:
        return self.server.letters[-1].part("plain")

    def wire(self) -> bytes:
        return b"\n".join(one.wire for one in self.server.letters)

    def block(self) -> None:
        self.server.faults["RCPT"] = "550 no such reader"

    def swallow(self) -> None:
        self.server.drops.append("BODY")


@asynccontextmanager
async def at_work() -> AsyncIterator[EmailCase]:
    async with listening(SmtpServer()) as server:
        yield EmailCase(server, connect("email", options(server), KIT))
