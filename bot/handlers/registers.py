"""/sovanban — the newest lines of a register, for clerks and leaders; the whole of it is in the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from aiogram import Dispatcher
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.books.sheet import open_to
from core.calendar import TIME_ZONE
from core.card import Ref
from core.ports import Records
from core.registers.extract import Book, Extract
from core.show import draw
from core.text import Text, fold

MENU = (4, "sovanban")
MOST_PAGES = 25
_BOOKS = {"so-den": Book.INCOMING, "so-di": Book.OUTGOING, "so-td": Book.FOLLOW_UP}
_WORDS = {"": "so-den", "den": "so-den", "di": "so-di", "theodoi": "so-td", "theo doi": "so-td"}


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(newest, Command("sovanban"))


async def newest(_message: Message, command: CommandObject, visit: Visit) -> None:
    """Những dòng mới nhất — of the incoming register unless another is named."""
    what = _WORDS.get(fold(command.args or ""), "so-den")
    now = visit.ports.clock.now()
    page = await visit.ports.store.read(lambda records: _page(records, visit, what, 0, now))
    if page is None:
        await visit.say(visit.html("bot-registers-not-yours"))
    elif not page.rows:
        await visit.say(visit.html("bot-registers-empty", year=now.astimezone(TIME_ZONE).year))
    else:
        texts = visit.ports.texts
        await visit.say(list_html(page, texts), list_keyboard(page, texts))


async def turn(callback: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    """Sang trang — in the same message."""
    await visit.answer()
    number = min(max(callback_data.page, 0), MOST_PAGES - 1)
    now, what = visit.ports.clock.now(), callback_data.what
    page = await visit.ports.store.read(lambda records: _page(records, visit, what, number, now))
    if page is None or callback.message is None:
        return
    texts = visit.ports.texts
    html, keyboard = list_html(page, texts), list_keyboard(page, texts)
    await visit.change(callback.message.message_id, html, keyboard)


def _page(records: Records, visit: Visit, what: str, number: int, now: datetime) -> Page | None:
    """None for whom the register is not for; one line more than a page tells whether more follow."""
    person = records.directory(visit.actor.agency_id).acting(visit.actor)
    year, end = now.astimezone(TIME_ZONE).year, (number + 1) * PAGE
    extract = Extract.of_year(person.agency_id, _BOOKS[what], year, end + 1)
    if open_to(person, extract).person_id is not None:
        return None
    documents = records.register_lines(replace(extract, newest_first=True))
    refs = [Ref(one.area, one.id) for one in documents[number * PAGE : end]]
    cards = [draw(records, ref, person.id, visit.channel.trust, now) for ref in refs]
    head = [Text.of(f"bot-registers-head-{_BOOKS[what]}", year=year), Text.of("bot-registers-more")]
    more = len(documents) > end and number + 1 < MOST_PAGES
    return Page(what, number, head, [Row(card) for card in cards if card], more)


TAPS = {(PageButton, what): turn for what in _BOOKS}
