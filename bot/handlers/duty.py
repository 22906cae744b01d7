"""/truc — who has the watch, who takes over, and the next shifts (N8)."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.visit import Visit
from core.duties import roster_of

MENU = (8, "truc")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(duty, Command("truc"))


async def duty(_message: Message, visit: Visit) -> None:
    """Lịch trực — of my agency."""
    await visit.hang(await roster_of(visit.ports, visit.actor.agency_id))
