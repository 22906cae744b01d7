"""/sohoa — a paper document that came: first the question about secrecy, then the scan (R-8.5a)."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.asking import show, talk_of
from bot.beginning import SCAN, begin, open_to
from bot.visit import Visit
from core import catalogue
from core.step import NotYourStep

MENU = (8, "sohoa")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(digitise, Command("sohoa"))


async def digitise(_message: Message, visit: Visit) -> None:
    """Số hóa — an open question gives way; a replay shows the question again."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await show(visit, talk)
        return
    if not await open_to(visit, SCAN):
        raise NotYourStep(step=catalogue.steps()[SCAN].label)
    await begin(visit, talk, SCAN)
