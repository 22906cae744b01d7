"""Không hiểu — whatever no other handler took, answered politely; registered last."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Message

from bot.visit import Visit


def register(dispatcher: Dispatcher) -> None:
    dispatcher.callback_query.register(tapped)
    dispatcher.message.register(written)


async def tapped(_callback: CallbackQuery, visit: Visit) -> None:
    await visit.answer(visit.plain("bot-unknown-button"))


async def written(_message: Message, visit: Visit) -> None:
    await visit.say(visit.html("bot-unknown-words"))
