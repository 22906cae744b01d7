"""/viec — what waits for me: urgent first, then by deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons import PageButton
from bot.listing import PAGE, Page, Row, list_html, list_keyboard
from bot.visit import Visit
from core.card import Area, Ref
from core.ports import Records
from core.show import draw
from core.text import Text
from core.waits.wait import Wait

MENU = (1, "viec")
_MOST = 500
_SOMEDAY = 1e12


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(inbox, Command("viec"))


async def inbox(_message: Message, visit: Visit) -> None:
    """Việc của tôi."""
    texts = visit.ports.texts
    page = await _page(visit, 0)
    if page is None:
        await visit.say(visit.html("bot-inbox-empty"))
        return
    await visit.say(list_html(page, texts), list_keyboard(page, texts))


async def turn(callback: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    """Sang trang — in the same message."""
    await visit.answer()
    page = await _page(visit, max(callback_data.page, 0))
    if callback.message is None:
        return
    texts = visit.ports.texts
    if page is None:
        await visit.change(callback.message.message_id, visit.html("bot-inbox-empty"))
        return
    html, keyboard = list_html(page, texts), list_keyboard(page, texts)
    await visit.change(callback.message.message_id, html, keyboard)


async def _page(visit: Visit, number: int) -> Page | None:
    """None when nothing waits; the last page when there are fewer by now."""
    now = visit.ports.clock.now()
    return await visit.ports.store.read(lambda records: _Inbox(visit, now).page(records, number))


@dataclass(frozen=True)
class _Inbox:
    visit: Visit
    now: datetime

    def page(self, records: Records, number: int) -> Page | None:
        waits = sorted(records.waits_for(self.visit.person_id, _MOST), key=_place)
        if not waits:
            return None
        number = min(number, (len(waits) - 1) // PAGE)
        shown = waits[number * PAGE : (number + 1) * PAGE]
        rows = [row for wait in shown if (row := self._row(records, wait))]
        more = len(waits) > (number + 1) * PAGE
        return Page("viec", number, [self._counts(waits)], rows, more)

    def _row(self, records: Records, wait: Wait) -> Row | None:
        ref = Ref(Area(wait.area), wait.document_id)
        card = draw(records, ref, self.visit.person_id, self.visit.channel.trust, self.now)
        return Row(card, wait.due_at) if card else None

    def _counts(self, waits: Sequence[Wait]) -> Text:
        overdue = sum(1 for wait in waits if wait.due_at and wait.due_at < self.now)
        urgent = sum(1 for wait in waits if wait.urgency > 0)
        return Text.of("bot-inbox-counts", count=len(waits), urgent=urgent, overdue=overdue)


def _place(wait: Wait) -> tuple[int, float, float]:
    due = wait.due_at.timestamp() if wait.due_at else _SOMEDAY
    return -wait.urgency, due, wait.since.timestamp()


TAPS = {(PageButton, "viec"): turn}
