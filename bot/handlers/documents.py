"""Tệp gửi vào chat — answers an open file question, or begins a draft or a scan.

The file itself stays at Telegram until it was said not to be secret (R-1.2).
"""

from __future__ import annotations

from dataclasses import replace

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.asking import receive, show, talk_of
from bot.beginning import DRAFT, WITH_A_FILE, begin, open_to
from bot.buttons import BeginButton
from bot.talk import Talk, keep_talk
from bot.upload import held_in, taken_in
from bot.visit import Visit
from core import catalogue
from core.form import AnswerNeeded, Given, refuse_secret
from core.interview import FILES
from core.step import NotYourStep, Step


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(uploaded, carries_file)


async def carries_file(message: Message) -> bool:
    """Anything that is not words: a photo is answered too, with “only PDF”."""
    parts = (message.document, message.photo, message.video, message.audio, message.voice)
    return any(parts)


async def uploaded(message: Message, visit: Visit) -> None:
    """Nhận tệp — for the question that asks for one, or as a new draft or scan."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await show(visit, talk)
    elif talk.asked is None:
        await begin_with(message, visit, talk)
    elif talk.asked.expects in FILES:
        refuse_secret({"secrecy": "secrecy-none"} | talk.asked.interview.answers)
        file = await taken_in(held_in(message, talk.asked.expects), visit.bot, visit.ports)
        await receive(visit, talk, Given(file=file))
    else:
        raise AnswerNeeded


async def begin_with(message: Message, visit: Visit, talk: Talk) -> None:
    """Nộp dự thảo, hoặc số hóa văn bản giấy — who may do both is asked which."""
    steps = await open_to(visit, *WITH_A_FILE)
    if not steps:
        raise NotYourStep(step=catalogue.steps()[DRAFT].label)
    held = held_in(message)
    if len(steps) == 1:
        await begin(visit, talk, steps[0].code, held)
        return
    waiting = replace(talk.ended(), held=held).applied(visit.update_id)
    await keep_talk(visit.ports.conversations, visit.person_id, waiting)
    rows = [[_button(one, visit)] for one in steps]
    await visit.say(visit.html("bot-begin-which"), InlineKeyboardMarkup(inline_keyboard=rows))


def _button(step: Step, visit: Visit) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=visit.ports.texts.plain(step.label), callback_data=BeginButton(code=step.code).pack()
    )


async def chosen(_callback: CallbackQuery, callback_data: BeginButton, visit: Visit) -> None:
    """Chọn việc cho tệp — the file that was sent last, if it still waits."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await visit.answer()
        await show(visit, talk)
    elif talk.asked is not None or talk.held is None or callback_data.code not in WITH_A_FILE:
        await visit.answer(visit.plain("bot-question-past"))
    else:
        await visit.answer()
        await begin(visit, talk, callback_data.code, talk.held)


TAPS = {BeginButton: chosen}
