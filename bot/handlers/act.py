"""Gõ thay bấm — “NHAN K7Q2” written in the chat acts like the button; before `ask`, so that a
decision with a good code is no answer to whatever question happens to be open.
"""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.types import Message

from bot.asking import ask, put_away, show, talk_of, tell
from bot.visit import Visit
from core.interview import Asked
from core.text import nfc
from core.typed import Typed, act, holds, understood


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(decided, decisions)


async def decisions(message: Message, visit: Visit | None = None) -> bool | dict[str, Typed]:
    """While a question is open, only words with a code that this person has."""
    if visit is None or not message.text or message.text.startswith("/"):
        return False
    typed = understood(nfc(message.text), visit.ports.texts)
    if typed is None:
        return False
    answering = (await talk_of(visit)).asked is not None
    if answering and not await holds(typed, visit.actor, visit.ports):
        return False
    return {"typed": typed}


async def decided(_message: Message, visit: Visit, typed: Typed) -> None:
    """Quyết định — the outbox redraws the card; a step that asks goes on with its first question."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await show(visit, talk)
        return
    outcome = await act(typed, visit.actor, visit.ports)
    if isinstance(outcome, Asked):
        await ask(visit, talk.ended(), outcome)
        await put_away(visit, talk, "bot-talk-replaced")
        return
    await tell(visit, talk, outcome)
