"""Lỗi — a Refusal is said; a Fault or a bug gets one apology and one log line, without content."""

from __future__ import annotations

import secrets
import traceback

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.faults import PASSING
from bot.tap import Tap
from core.errors import Fault, Refusal
from core.ports import Ports
from core.text import Text

_FRAMES = 6
_log = structlog.get_logger("bot.errors")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.errors.register(said)


async def said(
    event: ErrorEvent,
    bot: Bot,
    ports: Ports | None = None,
    chat_id: int = 0,
    tap: Tap | None = None,
) -> object:
    """Nói lại cho người dùng. Telegram's own passing failures go back to the intake, which tries
    the update again.
    """
    if isinstance(event.exception, PASSING) or ports is None:
        return UNHANDLED
    if isinstance(event.exception, TelegramForbiddenError):
        return None  # the person has blocked the bot: there is nobody to say it to
    text = _text(event.exception, event.update.update_id)
    if tap is None:
        await bot.send_message(chat_id, ports.texts.html(text))
    else:
        await tap.say(ports.texts.plain(text), alert=True)
    return None


def _text(error: Exception, update_id: int) -> Text:
    if isinstance(error, Refusal):
        return error.text
    trace = secrets.token_hex(4)
    _log.error("handler failed", trace=trace, update=update_id, **_facts(error))
    if isinstance(error, Fault) and error.text is not None:
        return error.text
    return Text.of("bot-apology", trace=trace)


def _facts(error: Exception) -> dict[str, str]:
    """Kind and place; never the message of a bug, which may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    place = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    reason = error.reason if isinstance(error, Fault) else ""
    return {"error": type(error).__name__, "place": place, "reason": reason}
