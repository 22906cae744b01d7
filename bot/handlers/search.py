"""/tim — by arrival number, reference, subject, sender; tone marks may be left out."""

from __future__ import annotations

from datetime import datetime

from aiogram import Dispatcher
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.ports import Records
from core.show import draw
from core.text import Text, nfc

MENU = (3, "tim")
_WORDS = 100


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(search, Command("tim"))


async def search(_message: Message, command: CommandObject, visit: Visit) -> None:
    """Tìm văn bản — the words are remembered, because a paging button has no room for them."""
    words = " ".join(nfc(command.args or "").split())[:_WORDS]
    if not words:
        await visit.say(visit.html("bot-search-usage"))
        return
    await visit.ports.conversations.put(_key(visit), {"words": words})
    page = await _page(visit, words, 0)
    if not page.rows:
        await visit.say(visit.html("bot-search-nothing", words=words))
        return
    texts = visit.ports.texts
    await visit.say(list_html(page, texts), list_keyboard(page, texts))


async def turn(callback: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    """Sang trang — of the last search."""
    kept = await visit.ports.conversations.get(_key(visit))
    if kept is None or callback.message is None:
        await visit.answer(visit.plain("bot-search-usage"))
        return
    await visit.answer()
    page = await _page(visit, kept["words"], max(callback_data.page, 0))
    texts = visit.ports.texts
    html, keyboard = list_html(page, texts), list_keyboard(page, texts)
    await visit.change(callback.message.message_id, html, keyboard)


def _key(visit: Visit) -> str:
    return f"find:{visit.person_id.hex}"


async def _page(visit: Visit, words: str, number: int) -> Page:
    now = visit.ports.clock.now()
    return await visit.ports.store.read(lambda records: _found(records, visit, words, number, now))


def _found(records: Records, visit: Visit, words: str, number: int, now: datetime) -> Page:
    """One more than a page is looked for, to know whether another follows."""
    person = records.directory(visit.actor.agency_id).acting(visit.actor)
    refs = records.search(person, words, PAGE + 1, number * PAGE)
    trust = visit.channel.trust
    cards = [draw(records, ref, person.id, trust, now) for ref in refs[:PAGE]]
    rows = [Row(card) for card in cards if card]
    return Page("tim", number, [Text.of("bot-search-found", words=words)], rows, len(refs) > PAGE)


TAPS = {(PageButton, "tim"): turn}
