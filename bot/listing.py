"""Danh sách — a page of cards by title: a line in the message and a button that opens each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import OpenButton, PageButton
from bot.markup import TEXT_UNITS, copyable, cut, fitted, shortened
from bot.render import LABEL_UNITS
from core.calendar import TIME_ZONE
from core.card import Card
from core.ports import Texts
from core.text import Text

PAGE = 8
_LINE_UNITS = 160


@dataclass(frozen=True)
class Row:
    """Một dòng — a card as this person sees it, and until when it waits."""

    card: Card
    due_at: datetime | None = None


@dataclass(frozen=True)
class Page:
    """Một trang — `what` names the list in the paging buttons; `more` when another page follows."""

    what: str
    number: int
    head: Sequence[Text]
    rows: Sequence[Row]
    more: bool


def list_html(page: Page, texts: Texts) -> str:
    """Lời của danh sách — head, then for each its title and due, where it is from and what it is about."""
    lines = [texts.html(text) for text in page.head]
    for number, row in enumerate(page.rows, start=page.number * PAGE + 1):
        title = texts.html(row.card.title)
        lines += ["", f"{number}. <b>{copyable(title)}</b>{_due_html(row, texts)}"]
        lines += [
            copyable(shortened(texts.html(line.text), _LINE_UNITS)) for line in row.card.lines[:2]
        ]
    return fitted(lines, TEXT_UNITS)


def list_keyboard(page: Page, texts: Texts) -> InlineKeyboardMarkup:
    """Nút của danh sách — one a row, and a last row to turn the page."""
    first = page.number * PAGE + 1
    rows = [[_open(number, row, texts)] for number, row in enumerate(page.rows, start=first)]
    around = [_turn(page, -1, "bot-page-before", texts)] if page.number > 0 else []
    around += [_turn(page, 1, "bot-page-after", texts)] if page.more else []
    return InlineKeyboardMarkup(inline_keyboard=[*rows, around] if around else rows)


def _open(number: int, row: Row, texts: Texts) -> InlineKeyboardButton:
    due = f" · {_moment(row.due_at)}" if row.due_at else ""
    label = f"{number}. {cut(texts.plain(row.card.title), LABEL_UNITS - len(due) - 4)}{due}"
    packed = OpenButton(area=row.card.ref.area, id=row.card.ref.id).pack()
    return InlineKeyboardButton(text=label, callback_data=packed)


def _turn(page: Page, by: int, key: str, texts: Texts) -> InlineKeyboardButton:
    packed = PageButton(what=page.what, page=page.number + by).pack()
    return InlineKeyboardButton(text=texts.plain(Text.of(key)), callback_data=packed)


def _due_html(row: Row, texts: Texts) -> str:
    if row.due_at is None:
        return ""
    return " · " + texts.html(Text.of("bot-list-due", due=_moment(row.due_at)))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m}"
