"""/huy — the open question is dropped; nothing was decided."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.asking import drop, talk_of
from bot.visit import Visit

MENU = (10, "huy")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(cancel, Command("huy"))


async def cancel(_message: Message, visit: Visit) -> None:
    """Hủy — says so either way."""
    dropped = await drop(visit, await talk_of(visit), "bot-cancelled")
    await visit.say(visit.html("bot-cancelled" if dropped else "bot-nothing-open"))
