"""Không hiểu — whatever no other handler took, answered politely; registered last."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.types import Message

from bot.visit import Visit


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(written)


async def written(_message: Message, visit: Visit) -> None:
    await visit.say(visit.html("bot-unknown-words"))
