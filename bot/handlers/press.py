"""Bấm nút bước — every step button lands here, and “Khác…” and the rows of lists."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.asking import ask, put_away, show, talk_of
from bot.buttons import MoreButton, OpenButton, StepButton
from bot.talk import Talk
from bot.visit import Visit
from core import catalogue
from core.card import Ref
from core.interview import Asked, asks, start
from core.ports import Hanging
from core.seen import seen
from core.step import NoSuchDocument, NotNow, Press, Stale


async def press(callback: CallbackQuery, callback_data: StepButton, visit: Visit) -> None:
    """Bấm — no question to ask: decided at once, and the outbox redraws the card; else the first
    question.
    """
    step = catalogue.steps().get(callback_data.code)
    if step is None or callback_data.version < 1:
        raise NoSuchDocument
    talk = await talk_of(visit) if asks(step) else Talk()
    if visit.update_id in talk.seen:
        await visit.answer()
        await show(visit, talk)
        return
    ref = Ref(step.area, callback_data.id)
    shown = _copy(callback, visit, ref)
    pressed = Press(step.code, callback_data.id, callback_data.version, shown=shown)
    try:
        outcome = await start(pressed, visit.actor, visit.ports)
    except (Stale, NotNow) as refusal:
        await visit.answer(visit.ports.texts.plain(refusal.text))
        await _redraw(callback, visit, ref)
        return
    if isinstance(outcome, Asked):
        await visit.answer()
        await ask(visit, talk.ended(), outcome)
        await put_away(visit, talk, "bot-talk-replaced")
        return
    await visit.answer(visit.ports.texts.plain(outcome.said))


async def more(callback: CallbackQuery, callback_data: MoreButton, visit: Visit) -> None:
    """Khác… — the same card with all its buttons."""
    await visit.answer()
    await _redraw(callback, visit, Ref(callback_data.area, callback_data.id), everything=True)


async def open_card(_callback: CallbackQuery, callback_data: OpenButton, visit: Visit) -> None:
    """Mở thẻ từ danh sách — as a new message, which from now on is kept current."""
    ref = Ref(callback_data.area, callback_data.id)
    if await visit.card(ref) is None:
        raise NoSuchDocument
    await visit.answer()
    await seen(ref, visit.actor, visit.ports)
    await visit.hang(ref)


async def _redraw(
    callback: CallbackQuery, visit: Visit, ref: Ref, *, everything: bool = False
) -> None:
    message = callback.message
    if message is None:
        return
    await visit.redraw(ref, message.message_id, photo=_photo(message), everything=everything)


def _copy(callback: CallbackQuery, visit: Visit, ref: Ref) -> Hanging | None:
    message = callback.message
    return visit.copy(ref, message.message_id, photo=_photo(message)) if message else None


def _photo(message: object) -> bool:
    return isinstance(message, Message) and bool(message.photo)


TAPS = {StepButton: press, MoreButton: more, OpenButton: open_card}
