"""/sovanban — the newest lines of a register, for clerks and leaders; the whole of it is in the office.

“/sovanban đi 2026” opens the register of a year that is over.
"""

from __future__ import annotations

import re
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

MENU = (5, "sovanban")
MOST_PAGES = 25
_YEARS = range(2000, 2101)
_BOOKS = {"so-den": Book.INCOMING, "so-di": Book.OUTGOING, "so-td": Book.FOLLOW_UP}
_WORDS = {"": "so-den", "den": "so-den", "di": "so-di", "theodoi": "so-td", "theo doi": "so-td"}


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(newest, Command("sovanban"))


async def newest(_message: Message, command: CommandObject, visit: Visit) -> None:
    """Những dòng mới nhất — of the incoming register unless another is named."""
    now = visit.ports.clock.now()
    what = _named(fold(command.args or ""), _year(now))
    page = await visit.ports.store.read(lambda records: _page(records, visit, what, 0, now))
    if page is None:
        await visit.say(visit.html("bot-registers-not-yours"))
    elif not page.rows:
        await visit.say(visit.html("bot-registers-empty", year=what.rpartition("/")[2]))
    else:
        texts = visit.ports.texts
        await visit.say(list_html(page, texts), list_keyboard(page, texts))


def _named(words: str, this_year: int) -> str:
    """`so-di/2026` — the register that is meant, of this year unless another one is named."""
    found = re.fullmatch(r"(?P<book>.*?)\s*(?P<year>\d{4})?", words)
    book, year = (found["book"], int(found["year"] or 0)) if found else ("", 0)
    return f"{_WORDS.get(book, 'so-den')}/{year if year in _YEARS else this_year}"


def _year(now: datetime) -> int:
    return now.astimezone(TIME_ZONE).year


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
    name, _, named = what.partition("/")
    book, year, end = _BOOKS[name], int(named or _year(now)), (number + 1) * PAGE
    extract = Extract.of_year(person.agency_id, book, year, end + 1)
    if open_to(person, extract).person_id is not None:
        return None
    documents = records.register_lines(replace(extract, newest_first=True))
    refs = [Ref(one.area, one.id) for one in documents[number * PAGE : end]]
    cards = [draw(records, ref, person.id, visit.channel.trust, now) for ref in refs]
    head = [Text.of(f"bot-registers-head-{book}", year=year), Text.of("bot-registers-more")]
    more = len(documents) > end and number + 1 < MOST_PAGES
    return Page(what, number, head, [Row(card) for card in cards if card], more)


_LISTS = [f"{what}/{year}" for what in _BOOKS for year in _YEARS]
TAPS = {(PageButton, what): turn for what in (*_BOOKS, *_LISTS)}  # those without a year: old ones
