"""Vẽ thẻ — `Card` and `Asked` to HTML and an inline keyboard; the only place with tags."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import AnswerButton, MoreButton, StepButton, WhyButton
from bot.markup import TEXT_UNITS, copyable, cut, fitted, shortened
from core.card import Button, Card
from core.form import Option
from core.interview import Asked, Expects
from core.ports import Texts
from core.text import Text

BUTTONS = 4
PAGE = 8
LABEL_UNITS = 60
TITLE_UNITS = 200
FACT_UNITS = 160
_NARROW = 18

Rows = list[list[InlineKeyboardButton]]


def card_html(
    card: Card,
    texts: Texts,
    most: int = TEXT_UNITS,
    reason: Text | None = None,
    *,
    everything: bool = False,
) -> str:
    """Nội dung thẻ — bold title, one line each; at most `most` UTF-16 units. `everything`: the
    details too, before the lines, so that they are not what is cut.
    """
    title = shortened(copyable(texts.html(card.title)), TITLE_UNITS)
    above = [f"<i>{texts.html(reason)}</i>", ""] if reason else []
    below = _below(card, texts, most // 4)
    facts = _facts(card, texts) if everything else []
    return fitted([*above, f"<b>{title}</b>", *facts, *below], most)


def _below(card: Card, texts: Texts, room: int) -> list[str]:
    """Dòng thẻ — open lines singly; folded ones as one quotation that opens at a touch."""
    rows: list[str] = []
    for folded, lines in groupby(card.lines, attrgetter("folded")):
        said = [copyable(one) for line in lines for one in texts.html(line.text).split("\n")]
        quoted = f"<blockquote expandable>{fitted(said, room)}</blockquote>"
        rows += [quoted] if folded else said
    return rows


def _facts(card: Card, texts: Texts) -> list[str]:
    said = [
        texts.html(Text.of("fact-line", label=fact.label, value=fact.value))
        for fact in card.details
    ]
    short = [copyable(shortened(one.replace("\n", "; "), FACT_UNITS)) for one in said]
    return [f"<b>{texts.html(Text.of('fact-title'))}</b>", *short, ""] if short else []


def card_keyboard(card: Card, texts: Texts, *, everything: bool = False) -> InlineKeyboardMarkup:
    """Nút trên thẻ — at most four and then “Khác…”; two to a row."""
    shown = card.buttons if everything else card.buttons[:BUTTONS]
    cells = [_step(card, button, texts) for button in shown]
    if len(shown) < len(card.buttons):
        cells.append(_more(card, "bot-more", texts))
    elif card.details and not everything:
        cells.append(_more(card, "bot-details", texts))
    if everything:
        why = WhyButton(area=card.ref.area, id=card.ref.id)
        cells.append(_button(texts.plain(Text.of("bot-why")), why.pack()))
    return InlineKeyboardMarkup(inline_keyboard=_rows(cells))


def _more(card: Card, key: str, texts: Texts) -> InlineKeyboardButton:
    more = MoreButton(area=card.ref.area, id=card.ref.id)
    return _button(texts.plain(Text.of(key)), more.pack())


def digest_of(card: Card) -> str:
    """Dấu vân nội dung — SHA-256 of what the card says, before it is drawn."""
    return hashlib.sha256(repr(card).encode()).hexdigest()


def question_html(asked: Asked, texts: Texts, answer: str = "") -> str:
    """Câu hỏi — and, once answered, the answer under it (`answer` is HTML)."""
    lines = [copyable(line) for line in texts.html(asked.prompt).split("\n")]
    said = [f"→ <b>{shortened(one, TITLE_UNITS)}</b>" for one in answer.split("\n") if one]
    return fitted([*lines, *said], TEXT_UNITS)


def question_keyboard(asked: Asked, token: str, page: int, texts: Texts) -> InlineKeyboardMarkup:
    """Nút trả lời — options, eight to a page, and always a last row [Hủy]."""

    def control(key: str, what: str, style: str = "") -> InlineKeyboardButton:
        packed = AnswerButton(token=token, what=what).pack()
        return _button(texts.plain(Text.of(key)), packed, style)

    rows = _options(asked, token, page, texts)
    if len(asked.options) > PAGE:
        last = (len(asked.options) - 1) // PAGE
        around = [control("bot-page-before", f"p{page - 1}")] if page > 0 else []
        around += [control("bot-page-after", f"p{page + 1}")] if page < last else []
        rows.append(around)
    if asked.expects is Expects.MANY:
        rows.append([control("bot-answer-done", "done", "primary")])
    if asked.expects is Expects.YES_NO and asked.interview.pending is not None:
        rows.append(
            [control("bot-answer-right", "yes", "success"), control("bot-answer-again", "no")]
        )
    elif asked.expects is Expects.YES_NO:
        rows.append([control("bot-answer-confirm", "yes", asked.style or "success")])
    rows.append([control("bot-answer-cancel", "cancel")])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _options(asked: Asked, token: str, page: int, texts: Texts) -> Rows:
    first = page * PAGE
    cells = [
        _button(_label(asked, option, texts), AnswerButton(token=token, what=str(first + n)).pack())
        for n, option in enumerate(asked.options[first : first + PAGE])
    ]
    wide = any(len(cell.text) > _NARROW for cell in cells)
    return [[cell] for cell in cells] if wide else _rows(cells)


def _label(asked: Asked, option: Option, texts: Texts) -> str:
    label = texts.plain(option.label)
    if asked.expects is not Expects.MANY:
        return label
    return f"{'☑' if option.value in asked.chosen else '☐'} {label}"


def _step(card: Card, button: Button, texts: Texts) -> InlineKeyboardButton:
    packed = StepButton(code=button.step, id=card.ref.id, version=card.version).pack()
    return _button(texts.plain(button.label), packed, button.style)


def _button(label: str, packed: str, style: str = "") -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=cut(label, LABEL_UNITS), callback_data=packed, style=str(style) or None
    )


def _rows(cells: Sequence[InlineKeyboardButton]) -> Rows:
    return [list(cells[start : start + 2]) for start in range(0, len(cells), 2)]
