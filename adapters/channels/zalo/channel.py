"""Kênh Zalo — implements the ports `Channel` and `Ear`: writes words, hears words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.channels import Kit
from adapters.channels._message import written
from adapters.channels.zalo.options import Options
from adapters.channels.zalo.wire import call
from core.abroad import abroad, reason_abroad
from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.ports import Can, Hanging, Heard
from core.text import Text

NAME = "zalo"
LONGEST = 2000
CAN = Can(buttons=False, links=False, edits=False, files=False, longest=LONGEST, hears=True)
WAIT = 25
_LONGEST_KEY, _LONGEST_NAME = 200, 100


@dataclass(frozen=True)
class ZaloChannel:
    """Kênh Zalo — the address of a person is the chat in which he sent his link code."""

    options: Options
    kit: Kit

    @property
    def name(self) -> str:
        return NAME

    @property
    def trust(self) -> Exposure:
        return self.options.trust

    @property
    def can(self) -> Can:
        return CAN

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        """Gửi tin — Zalo knows neither silence nor repeats: `silent` and `once` change nothing."""
        cut = abroad(card.within(self.trust))
        said = reason_abroad(reason) if self.trust >= Exposure.NUMBER else None
        key = await self._told(address, written(cut, said, self.kit, LONGEST))
        return key, hashlib.sha256(repr(cut).encode()).hexdigest()

    async def amend(self, hanging: Hanging, card: Card) -> str:
        raise Fault(Turn.NEVER, "zalo: a message is not changed")

    async def say(self, address: str, text: Text) -> None:
        """Nói một câu — the answer to what was typed."""
        await self._told(address, self.kit.texts.plain(text)[:LONGEST])

    async def hear(self, mark: str) -> tuple[Sequence[Heard], str]:
        """Nghe — what came since; Zalo has no mark: what it has given out it does not give again."""
        answer = await call(self.options, "getUpdates", {"timeout": str(WAIT)}, wait=WAIT)
        return list(_heard(answer.get("result"))), mark

    async def _told(self, address: str, words: str) -> str:
        sent = {"chat_id": address, "text": words}
        result = (await call(self.options, "sendMessage", sent)).get("result")
        key = result.get("message_id") if isinstance(result, dict) else None
        return str(key)[:_LONGEST_KEY] if key else "?"


def _heard(result: Any) -> Iterator[Heard]:
    """One update or a list of them; groups, and whatever is no text, are passed over."""
    for update in result if isinstance(result, list) else [result]:
        message = update.get("message") if isinstance(update, dict) else None
        if not isinstance(message, dict):
            continue
        chat, sender = message.get("chat"), message.get("from")
        key, text = message.get("message_id"), message.get("text")
        if not (isinstance(chat, dict) and isinstance(key, str) and isinstance(text, str)):
            continue
        address = chat.get("id")
        if isinstance(address, str) and chat.get("chat_type", "PRIVATE") == "PRIVATE":
            yield Heard(key[:_LONGEST_KEY], address, _called(sender), text)


def _called(sender: Any) -> str:
    if not isinstance(sender, dict):
        return ""
    name = sender.get("display_name") or sender.get("first_name") or ""
    return str(name)[:_LONGEST_NAME]
