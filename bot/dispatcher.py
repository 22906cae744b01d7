"""Bộ điều phối — aiogram's Dispatcher with every handler found in `bot/handlers`.

Handlers are registered on the dispatcher itself: each router passed over costs time, and a router
object can be attached only once, while tests build many dispatchers.
"""

from __future__ import annotations

from aiogram import Bot, Dispatcher
from aiogram.types import BotCommand

import bot.handlers
from bot.channel import TelegramChannel
from bot.middlewares import Entrance
from bot.prefixes import routes, tapped
from core.discover import modules
from core.ports import Ports, Texts
from core.text import Text


def build_dispatcher(ports: Ports, channel: TelegramChannel) -> Dispatcher:
    """Bộ điều phối — taps by their prefix; for messages the modules register themselves in the
    order of their names, `unknown` last.
    """
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Entrance(ports, channel))
    handlers = modules(bot.handlers)
    dispatcher.callback_query.register(tapped(routes(handlers)))
    for module in handlers:
        if hasattr(module, "register"):
            module.register(dispatcher)
    return dispatcher


def menu(texts: Texts) -> list[BotCommand]:
    """Thực đơn — the commands of the handlers that name a place in it: `MENU = (1, "viec")`."""
    entries = sorted(
        module.MENU for module in modules(bot.handlers) if getattr(module, "MENU", None)
    )
    return [
        BotCommand(command=name, description=texts.plain(Text.of(f"command-{name}")))
        for _, name in entries
    ]


async def announce(telegram: Bot, texts: Texts) -> None:
    """Đặt thực đơn — at every start; it is the same call again when nothing has changed."""
    await telegram.set_my_commands(menu(texts))
