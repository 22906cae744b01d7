"""/vanbandi — where outgoing documents stand: the agency's for clerks and leaders, else the unit's
(R-9.5a, R-9.5b).
"""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.card import Area, Ref
from core.following.scope import Scope, issuing_scope
from core.outgoing.replying import answer_due
from core.ports import Records
from core.show import draw
from core.text import Text

MENU = (4, "vanbandi")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(issued, Command("vanbandi"))


async def issued(_message: Message, visit: Visit) -> None:
    """Văn bản đi của cơ quan, của phòng."""
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
    directory = records.directory(visit.actor.agency_id)
    scope = issuing_scope(directory.acting(visit.actor), directory)
    found = records.issued_in(scope, PAGE + 1, number * PAGE)
    if not found and not number:
        return Text.of("bot-issued-none", scope=_name(scope))
    rows = []
    for document in found[:PAGE]:
        ref = Ref(Area.OUTGOING, document.id)
        card = draw(records, ref, visit.person_id, visit.channel.trust, now)
        if card is not None:
            rows.append(Row(card, answer_due(document)))
    head = Text.of("bot-issued-head", scope=_name(scope))
    return Page("vanbandi", number, [head], rows, len(found) > PAGE)


def _name(scope: Scope) -> Text:
    if scope.person_id:
        return Text.of("bot-issued-own")
    return Text.of("option-plain", label=scope.name)


TAPS = {(PageButton, "vanbandi"): turn}
