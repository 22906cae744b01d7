"""Kênh Matrix — implements the ports `Channel` and `Ear` over the account of the assistant.

An address is a room and the one person in it: “!room:server @person:server”. Whoever else comes
into the room sees no card more, and what he types is not that person's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from adapters.channels import Kit
from adapters.channels._message import written
from adapters.channels.matrix.options import Options
from adapters.channels.matrix.sync import FILTER, heard_in, invitations
from adapters.channels.matrix.wire import call
from core.abroad import abroad, reason_abroad
from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.ports import Can, Hanging, Heard
from core.text import Text

NAME = "matrix"
LONGEST = 20_000
CAN = Can(buttons=False, links=False, edits=True, files=False, longest=LONGEST, hears=True)
WAIT = 25
_MOST_JOINED = 20
_LONGEST_KEY = 255


@dataclass(frozen=True)
class MatrixChannel:
    """Kênh Matrix — `wait` is how many seconds one question for news may last."""

    options: Options
    kit: Kit
    wait: int = WAIT

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
        """Gửi tin — the same errand is the same event, however often it is sent."""
        cut = self._cut(card)
        content = _content(written(cut, self._reason(reason), self.kit, LONGEST), silent=silent)
        key = await self._put(address, content, once or uuid4().hex)
        return key, _digest(cut)

    async def amend(self, hanging: Hanging, card: Card) -> str:
        """Sửa tin — the message stands where it stood, with other words."""
        key, cut = hanging.message_key, self._cut(card)
        if not (key.startswith("$") and len(key) <= _LONGEST_KEY):
            raise Fault(Turn.NEVER, "matrix: not the key of a message")
        digest = _digest(cut)
        if digest == hanging.digest:
            return digest
        said = self._reason(hanging.why(card))
        content = _content(written(cut, said, self.kit, LONGEST), silent=True)
        edit = {
            "msgtype": content["msgtype"],
            "body": f"* {content['body']}",
            "m.new_content": content,
            "m.relates_to": {"rel_type": "m.replace", "event_id": key},
        }
        await self._put(hanging.address, edit, f"{key}/{digest}/{card.version}")
        return digest

    async def say(self, address: str, text: Text) -> None:
        """Nói một câu — the answer to what was typed."""
        words = self.kit.texts.plain(text)[:LONGEST]
        await self._put(address, _content(words, silent=True), uuid4().hex)

    async def hear(self, mark: str) -> tuple[Sequence[Heard], str]:
        """Nghe — invitations into rooms of two are taken; a room that hides its words is left."""
        since = {"since": mark} if mark else {}
        answer = await call(
            self.options, "GET", "sync", wait=self.wait, filter=FILTER,
            timeout=str(self.wait * 1000 if mark else 0), **since,
        )  # fmt: skip
        for room, hidden in invitations(answer)[:_MOST_JOINED]:
            await self._invited(room, hidden=hidden)
        found = heard_in(answer, self.options.user)
        return found, str(answer.get("next_batch", mark))

    async def _invited(self, room: str, *, hidden: bool) -> None:
        """What cannot be joined any more is no trouble of anybody else's."""
        try:
            await call(self.options, "POST", "rooms", room, "leave" if hidden else "join", sent={})
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise

    async def _put(self, address: str, content: dict[str, Any], once: str) -> str:
        """Once more at once when nobody knows: the number makes it the same event."""
        room, _, reader = address.partition(" ")
        if not (room.startswith("!") and reader.startswith("@")):
            raise Fault(Turn.NEVER, "matrix: not an address")
        await self._alone_with(room, reader)
        number = hashlib.sha256(f"{once}\n{address}".encode()).hexdigest()[:32]
        path = ("rooms", room, "send", "m.room.message", number)
        try:
            answer = await call(self.options, "PUT", *path, sent=content)
        except Fault as fault:
            if fault.turn is not Turn.UNKNOWN:
                raise
            answer = await call(self.options, "PUT", *path, sent=content)
        return str(answer.get("event_id", "?"))[:_LONGEST_KEY]

    async def _alone_with(self, room: str, reader: str) -> None:
        answer = await call(self.options, "GET", "rooms", room, "joined_members")
        joined = set(answer.get("joined", {}))
        if joined != {self.options.user, reader}:
            raise Fault(Turn.NEVER, "matrix: not alone with the reader", gone=True)

    def _cut(self, card: Card) -> Card:
        return abroad(card.within(self.trust))

    def _reason(self, reason: Text | None) -> Text | None:
        return reason_abroad(reason) if self.trust >= Exposure.NUMBER else None


def _content(words: str, *, silent: bool) -> dict[str, Any]:
    """A notice makes no sound by the rules that every account begins with."""
    return {"msgtype": "m.notice" if silent else "m.text", "body": words}


def _digest(cut: Card) -> str:
    return hashlib.sha256(repr(cut).encode()).hexdigest()
