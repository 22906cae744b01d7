"""/can_cu — why this card came, the legal basis, when it comes again, what ends it (N17)."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons import WhyButton
from bot.channel import NAME
from bot.markup import TEXT_UNITS, fitted
from bot.visit import Visit
from core.card import Ref
from core.ports import Records
from core.why import Why, parts, why

MENU = (9, "can_cu")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(explain, Command("can_cu", "cancu"))


async def explain(message: Message, visit: Visit) -> None:
    """Căn cứ — of the card that is replied to, else of the newest card here."""
    to = message.reply_to_message
    replied = str(to.message_id) if to else None
    ref = await visit.ports.store.read(lambda records: _card_at(records, visit, replied))
    if ref is None:
        await visit.say(visit.html("why-no-card"))
        return
    await _said(visit, ref)


async def tapped(_callback: CallbackQuery, callback_data: WhyButton, visit: Visit) -> None:
    """Nút “Căn cứ” — of its own card."""
    await _said(visit, Ref(callback_data.area, callback_data.id))
    await visit.answer()


def _card_at(records: Records, visit: Visit, key: str | None) -> Ref | None:
    return records.hanging_at(visit.person_id, NAME, str(visit.chat_id), key)


async def _said(visit: Visit, ref: Ref) -> None:
    now = visit.ports.clock.now()
    found = await visit.ports.store.read(lambda records: why(records, ref, visit.person_id, now))
    await visit.say(fitted(list(_lines(found, visit)), TEXT_UNITS))


def _lines(found: Why, visit: Visit) -> Iterator[str]:
    said = visit.ports.texts.html
    for heading, rows in parts(found):
        if rows:
            yield f"<b>{said(heading)}</b>"
            yield from (f"• {said(row)}" for row in rows)


TAPS = {WhyButton: tapped}
