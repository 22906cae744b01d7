"""Trả lời câu hỏi — by a button, by words, by a one-time code."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Dispatcher
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message

from bot.asking import drop, receive, show, talk_of, turn_page
from bot.buttons import AnswerButton
from bot.talk import Talk
from bot.visit import Visit
from core.form import Given
from core.interview import Expects
from core.text import fold, nfc

_YES = {"co", "dung", "dong y", "xac nhan", "ok"}
_NO = {"khong", "sai", "nhap lai"}


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(written, answers)


async def answers(message: Message, visit: Visit | None = None) -> bool | dict[str, Talk]:
    """Words while a question is open; commands are never answers."""
    if visit is None or not message.text or message.text.startswith("/"):
        return False
    talk = await talk_of(visit)
    if talk.asked is None and visit.update_id not in talk.seen:
        return False
    return {"talk": talk}


async def tapped(callback: CallbackQuery, callback_data: AnswerButton, visit: Visit) -> None:
    """Bấm nút trả lời — of the question that is open; an older question's button says so."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await visit.answer()
        await show(visit, talk)
        return
    if talk.asked is None or callback_data.token != talk.token:
        await visit.answer(visit.plain("bot-question-past"))
        await _disarm(callback)
        return
    what = callback_data.what
    if what == "cancel":
        await drop(visit, talk, "bot-cancelled")
    elif what[:1] == "p" and what[1:].isdecimal():
        await visit.answer()
        await turn_page(visit, talk, int(what[1:]))
    else:
        await receive(visit, talk, _given(talk, what))


async def written(message: Message, visit: Visit, talk: Talk) -> None:
    """Trả lời bằng chữ — a message with a one-time code is deleted, whether the code was right."""
    if visit.update_id in talk.seen:
        await show(visit, talk)
        return
    words = nfc(message.text or "")
    if talk.asked is None or talk.asked.expects is not Expects.CODE:
        await receive(visit, talk, _said(talk, words))
        return
    try:
        await receive(visit, talk, Given(words=words))
    finally:
        with suppress(AiogramError):
            await message.delete()


def _given(talk: Talk, what: str) -> Given:
    options = talk.asked.options if talk.asked else ()
    if not what.isdecimal():
        return Given(options=(what,))
    chosen = options[int(what)].value if int(what) < len(options) else ""
    return Given(options=(chosen,))


def _said(talk: Talk, words: str) -> Given:
    """Typed words; at a yes-or-no question “đúng” and “không” are as good as the buttons."""
    if talk.asked is None or talk.asked.expects is not Expects.YES_NO:
        return Given(words=words)
    folded = fold(words).rstrip(".!")
    if folded in _YES:
        return Given(options=("yes",))
    return Given(options=("no",)) if folded in _NO else Given(words=words)


async def _disarm(callback: CallbackQuery) -> None:
    """Take the buttons off a question that is past."""
    if isinstance(callback.message, Message):
        with suppress(AiogramError):
            await callback.message.edit_reply_markup(reply_markup=None)


TAPS = {AnswerButton: tapped}
