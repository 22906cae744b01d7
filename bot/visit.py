"""Lượt — one update of one linked person: everything a handler needs, in one place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup

from bot.channel import NAME, UNKNOWN_PICTURE, TelegramChannel
from bot.tap import Tap
from core.card import Card, Ref
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.people.person import Actor
from core.ports import Hanging, Ports, UnitOfWork
from core.text import Text

_log = structlog.get_logger("bot.visit")


@dataclass(frozen=True)
class Visit:
    """Lượt — `tap` only when a button was pressed; `update_id` tells a replay from news."""

    bot: Bot
    ports: Ports
    channel: TelegramChannel
    actor: Actor
    person_id: UUID
    chat_id: int
    update_id: int
    tap: Tap | None = None

    def plain(self, key: str, **params: str | int | Text) -> str:
        return self.ports.texts.plain(Text.of(key, **params))

    def html(self, key: str, **params: str | int | Text) -> str:
        return self.ports.texts.html(Text.of(key, **params))

    async def answer(self, words: str = "", *, alert: bool = False) -> None:
        """The tap's one answer; nothing when there is no tap."""
        if self.tap is not None:
            await self.tap.say(words, alert=alert)

    async def say(self, html: str, keyboard: InlineKeyboardMarkup | None = None) -> int:
        """A new message, without sound: the person is here. Returns its id."""
        sent = await self.bot.send_message(
            self.chat_id, html, reply_markup=keyboard, disable_notification=True
        )
        return sent.message_id

    async def change(
        self, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Edit an own message; one that is gone, or already so, is left alone."""
        with suppress(TelegramBadRequest):
            await self.bot.edit_message_text(
                html, chat_id=self.chat_id, message_id=message_id, reply_markup=keyboard
            )

    async def card(self, ref: Ref) -> Card | None:
        return await self.ports.cards.card(ref, self.person_id, self.channel.trust)

    async def hang(self, ref: Ref) -> bool:
        """Treo thẻ mới — send the present card; False when it is not for this person's eyes. The
        copy that hung here before loses its buttons: only the newest is kept current.
        """
        card = await self.card(ref)
        if card is None:
            return False
        address = str(self.chat_id)
        message, digest = await self.channel.send(address, card, silent=True, reason=None)
        hanging = Hanging(ref, self.person_id, NAME, address, message, digest)
        older = await self.hanging(ref)
        for old in older:
            await self._disarm(old)
        await self.ports.store.write(lambda work: _hung(work, hanging, older))
        return True

    async def _disarm(self, old: Hanging) -> None:
        with suppress(AiogramError):
            await self.bot.edit_message_reply_markup(
                chat_id=self.chat_id, message_id=int(old.message_key), reply_markup=None
            )

    async def shows(self, ref: Ref) -> None:
        """Cho xem sau khi quyết định — what cannot be shown now is left to the outbox, labelled when
        it may have arrived; no apology may make the decision look undone.
        """
        try:
            await self.hang(ref)
        except Fault as fault:
            _log.warning("not shown", reason=fault.reason)
            if fault.turn is not Turn.NEVER:
                again = fault.turn is Turn.UNKNOWN
                card = Notify(self.person_id, ref.area, ref.id, again=again)
                agency, now = self.actor.agency_id, self.ports.clock.now()
                await self.ports.store.write(lambda work: work.post(agency, [card], now))

    async def hanging(self, ref: Ref) -> list[Hanging]:
        """This person's copies of one card in this chat."""
        own = (self.person_id, NAME, str(self.chat_id))
        every = await self.ports.store.read(lambda records: records.hangings(ref))
        return [one for one in every if (one.person_id, one.channel, one.address) == own]

    async def redraw(
        self, ref: Ref, message_id: int, *, photo: bool = False, everything: bool = False
    ) -> None:
        """Vẽ lại thẻ — in the message that was tapped; sent anew when that cannot be changed."""
        card = await self.card(ref)
        if card is None:
            return
        same = [one for one in await self.hanging(ref) if one.message_key == str(message_id)]
        old = (same or [self.copy(ref, message_id, photo=photo)])[0]
        try:
            digest = await self.channel.amend(old, card, everything=everything)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            await self.hang(ref)
            return
        moved = replace(old, digest=digest)
        await self.ports.store.write(lambda work: work.hang(moved))

    def copy(self, ref: Ref, message_id: int, *, photo: bool) -> Hanging:
        """A copy in this chat of which nobody knows what it shows."""
        guess = f".{UNKNOWN_PICTURE if photo else ''}"
        return Hanging(ref, self.person_id, NAME, str(self.chat_id), str(message_id), guess)


def _hung(work: UnitOfWork, hanging: Hanging, instead: list[Hanging]) -> None:
    for old in instead:
        work.unhang(old)
    work.hang(hanging)
