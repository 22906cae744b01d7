"""Dựng bot — what bootstrap calls; aiogram stays inside `bot/`."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot, Dispatcher

from bot.channel import NAME, Picture, TelegramChannel
from bot.dispatcher import announce, build_dispatcher
from bot.intake import IntakeWorker, feeder
from bot.poll import WAIT, Poller
from bot.session import make_bot
from core.card import Exposure
from core.ports import Ports, Texts

__all__ = ["BotParts", "announce", "build", "make_bot", "make_channel", "source_of"]


@dataclass(frozen=True)
class BotParts:
    """Các phần của bot — run `poller.run()` (or a webhook) and `intake.run()` side by side."""

    dispatcher: Dispatcher
    channel: TelegramChannel
    poller: Poller
    intake: IntakeWorker


def make_channel(
    bot: Bot, texts: Texts, picture: Picture, trust: Exposure = Exposure.ABSTRACT
) -> TelegramChannel:
    """Kênh — made before the `Ports`, which hold it as `channels["telegram"]`."""
    return TelegramChannel(bot, texts, picture, trust)


def source_of(bot: Bot) -> str:
    """The name under which this bot's updates are kept; a webhook must use the same."""
    return f"{NAME}:{bot.id}"


def build(ports: Ports, bot: Bot, channel: TelegramChannel, wait: int = WAIT) -> BotParts:
    """Dựng bot — `wait` is how long one getUpdates may stay open, in seconds."""
    dispatcher = build_dispatcher(ports, channel)
    intake = IntakeWorker(ports.intake, source_of(bot), feeder(dispatcher, bot))
    poller = Poller(bot, ports.intake, source_of(bot), intake.wake, wait)
    return BotParts(dispatcher, channel, poller, intake)
