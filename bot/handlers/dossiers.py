"""/hoso — the dossiers that one keeps; an archivist's: what was handed over (R-3.15, R-3.10)."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.card import Area, Ref
from core.dossiers.listing import archivist, dossiers_for
from core.ports import Records
from core.show import draw
from core.text import Text

MENU = (5, "hoso")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(dossiers, Command("hoso"))


async def dossiers(_message: Message, visit: Visit) -> None:
    """Hồ sơ công việc, hồ sơ nộp lưu."""
    html, keyboard = await _shown(visit, 0)
    await visit.say(html, keyboard)


async def turn(callback: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    """Sang trang — in the same message."""
    await visit.answer()
    if callback.message is None:
        return
    html, keyboard = await _shown(visit, max(callback_data.page, 0))
    await visit.change(callback.message.message_id, html, keyboard)


async def _shown(visit: Visit, number: int) -> tuple[str, InlineKeyboardMarkup | None]:
    texts = visit.ports.texts
    found = await visit.ports.store.read(lambda records: _page(records, visit, number))
    if isinstance(found, Text):
        return texts.html(found), None
    return list_html(found, texts), list_keyboard(found, texts)


def _page(records: Records, visit: Visit, number: int) -> Page | Text:
    now = visit.ports.clock.now()
    person = records.directory(visit.actor.agency_id).acting(visit.actor)
    found = dossiers_for(records, person, PAGE + 1, number * PAGE)
    archive = archivist(person)
    if not found and not number:
        return Text.of("bot-dossiers-none-archive" if archive else "bot-dossiers-none")
    refs = [Ref(Area.DOSSIER, one.id) for one in found[:PAGE]]
    cards = [draw(records, ref, person.id, visit.channel.trust, now) for ref in refs]
    head = Text.of("bot-dossiers-head-archive" if archive else "bot-dossiers-head")
    rows = [Row(card) for card in cards if card is not None]
    return Page("hoso", number, [head], rows, len(found) > PAGE)


TAPS = {(PageButton, "hoso"): turn}
