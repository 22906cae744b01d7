"""A bot at work: the real dispatcher, poller and intake, over HTTP to the sandbox; ports in memory."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import uvicorn

from adapters.texts.fluent import FluentTexts
from bot.run import build, make_bot, make_channel
from core.card import Exposure, Ref
from core.effects.refresh import Refresh
from core.people.person import Person
from core.ports import Address, Hanging
from sandbox import people
from sandbox.files import Upload
from sandbox.server import create_app
from sandbox.state import Account, Chat, Stored
from tests.bot.kept import FakeConversations, FakeIntake
from tests.core.office import Office
from tests.factories import PEOPLE

TOKEN = "1000000001:sandbox-token-that-opens-nothing-real"
LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
TEXTS = FluentTexts(LOCALES)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)


class Desk:
    """The office, the bot, and the people's phones."""

    def __init__(
        self,
        office: Office,
        account: Account,
        bot: Any,
        trust: Exposure,
        intake: Any = None,
        conversations: Any = None,
    ) -> None:
        self.office, self.account, self.bot = office, account, bot
        self.conversations: Any = conversations or FakeConversations()
        self.intake: Any = intake or FakeIntake()
        self.channel = make_channel(bot, TEXTS, self.picture, trust)
        office.channels["telegram"] = self.channel
        self.ports = replace(
            office.ports, conversations=self.conversations, intake=self.intake, texts=TEXTS
        )
        self.parts = build(self.ports, bot, self.channel, wait=1)
        self.parts.intake.pause = 0.01
        self.drawn: list[str] = []
        self.looked = 0

    async def picture(self, sha256: str) -> bytes:
        self.drawn.append(sha256)
        return PNG

    def phone(self, person: Person | str, user_id: int | None = None) -> Chat:
        """A chat; of a person of the office it is linked already."""
        name = person if isinstance(person, str) else person.name
        user_id = user_id or (100_000_500 + PEOPLE.index(person) if person in PEOPLE else None)
        chat = self.account.meet(name, user_id)
        chat.opened = True
        if isinstance(person, Person):
            address = Address("telegram", str(chat.user["id"]))
            self.office.store.work.link(person.id, address, self.office.clock.now())
        return chat

    async def settled(self) -> None:
        """Until every update has been handled."""
        async with asyncio.timeout(20):
            while self.account.updates.waiting or getattr(self.intake, "open", ()):
                if self.account.updates.waiting:
                    await self.parts.poller.once()
                await self.parts.intake.settled()
                if self.account.updates.waiting:
                    self.account.updates.take(self.parts.poller.offset or 0, 1)
            await self._refreshed()

    async def _refreshed(self) -> None:
        """What the sender would do by now: every card that hangs is redrawn."""
        work = getattr(self.office.store, "work", None)
        posted, self.looked = (
            work.posted[self.looked :] if work else [],
            len(work.posted) if work else 0,
        )
        for effect in posted:
            if isinstance(effect, Refresh):
                await effect.run(self.ports)

    async def write(self, chat: Chat, words: str) -> None:
        people.write(self.account, chat, words)
        await self.settled()

    async def upload(self, chat: Chat, content: bytes = PDF, name: str = "du thao.pdf") -> None:
        people.upload(self.account, chat, Upload(name, "application/pdf", content), "")
        await self.settled()

    async def tap(self, chat: Chat, label: str, message: Stored | None = None) -> dict[str, Any]:
        """Presses the newest button with this label; what the bot answered."""
        stored = message or next(one for one in self.seen(chat)[::-1] if label in labels(one))
        cell = next(c for c in cells(stored) if c["text"] == label)
        number = stored.body["message_id"]
        pressed = asyncio.create_task(people.tap(self.account, chat, number, cell))
        await asyncio.sleep(0)
        await self.settled()
        answer = await pressed
        assert answer is not None, "the tap was never answered"
        return answer

    def seen(self, chat: Chat) -> list[Stored]:
        return [one for one in chat.messages.values() if one.from_bot]

    def last(self, chat: Chat) -> Stored:
        return self.seen(chat)[-1]

    async def card(self, person: Person, entity: Any) -> Stored:
        """Sends the card of an entity, as `Notify` does, and returns the message."""
        ref = Ref(entity.area, entity.id)
        card = await self.ports.cards.card(ref, person.id, self.channel.trust)
        chat = next(c for c in self.account.chats.values() if c.user["first_name"] == person.name)
        address = str(chat.user["id"])
        message, digest = await self.channel.send(address, card, silent=False, reason=None)
        hanging = Hanging(ref, person.id, "telegram", address, message, digest)
        await self.office.store.write(lambda work: work.hang(hanging))
        return self.last(chat)

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [row for row in self.account.feed.log if row["method"].lower() == method.lower()]


async def until(ready: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not ready():  # noqa: ASYNC110 - what is waited for is the product's, without events
            await asyncio.sleep(0.005)


def text(stored: Stored) -> str:
    return stored.body.get("text") or stored.body.get("caption") or ""


def cells(stored: Stored) -> list[dict[str, Any]]:
    rows = (stored.markup or {}).get("inline_keyboard", [])
    return [cell for row in rows for cell in row]


def labels(stored: Stored) -> list[str]:
    return [cell["text"] for cell in cells(stored)]


@contextlib.asynccontextmanager
async def at_work(
    office: Office, trust: Exposure = Exposure.ABSTRACT, **kept: Any
) -> AsyncIterator[Desk]:
    app = create_app(TOKEN)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="critical", lifespan="off", ws="none",
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    bot = make_bot(TOKEN, f"http://127.0.0.1:{port}")
    try:
        yield Desk(office, app.state.accounts[TOKEN], bot, trust, **kept)
    finally:
        if bot.session._session is not None:  # its own `close` sleeps a quarter of a second
            await bot.session._session.close()
        server.should_exit = True
        await serving
