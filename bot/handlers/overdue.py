"""/quahan — what is late: a leader's and a clerk's agency, a unit head's unit, one's own (R-12.4);
and what was signed and should have been issued by now (R-6.2a).
"""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.card import Area, Ref
from core.following.scope import Scope, scope_of
from core.ports import Records
from core.show import draw
from core.text import Text

MENU = (2, "quahan")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(overdue, Command("quahan"))


async def overdue(_message: Message, visit: Visit) -> None:
    """Việc quá hạn; văn bản đã ký quá hạn phát hành, when there are any."""
    html, keyboard = await _shown(visit, 0)
    await visit.say(html, keyboard)
    late = await visit.ports.store.read(lambda records: _unissued(records, visit))
    if late.rows:
        texts = visit.ports.texts
        await visit.say(list_html(late, texts), list_keyboard(late, texts))


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
    """The last page when there are fewer by now; a sentence when nothing is late."""
    now = visit.ports.clock.now()
    directory = records.directory(visit.actor.agency_id)
    scope = scope_of(directory.acting(visit.actor), directory)
    count = records.count_due(scope, now)
    if not count:
        return Text.of("bot-overdue-none", scope=_name(scope))
    number = min(number, (count - 1) // PAGE)
    rows = []
    for task in records.tasks_due(scope, now, PAGE, number * PAGE):
        ref = Ref(Area.TASK, task.id)
        card = draw(records, ref, visit.person_id, visit.channel.trust, now)
        if card is not None:
            rows.append(Row(card, task.due_at))
    head = Text.of("bot-overdue-head", count=count, scope=_name(scope))
    return Page("quahan", number, [head], rows, count > (number + 1) * PAGE)


def _unissued(records: Records, visit: Visit) -> Page:
    """Quá hạn phát hành — the first page of them: there should not be two."""
    now = visit.ports.clock.now()
    directory = records.directory(visit.actor.agency_id)
    scope = scope_of(directory.acting(visit.actor), directory)
    rows = []
    for document in records.unissued(scope, now, PAGE):
        ref = Ref(Area.OUTGOING, document.id)
        card = draw(records, ref, visit.person_id, visit.channel.trust, now)
        if card is not None:
            rows.append(Row(card, document.issue_by))
    return Page("quahan", 0, [Text.of("bot-unissued-head", scope=_name(scope))], rows, more=False)


def _name(scope: Scope) -> Text:
    if scope.person_id:
        return Text.of("bot-overdue-own")
    return Text.of("option-plain", label=scope.name)


TAPS = {(PageButton, "quahan"): turn}
