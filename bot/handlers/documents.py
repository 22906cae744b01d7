"""Tệp gửi vào chat — answers an open file question, or begins a draft.

The file itself stays at Telegram until it was said not to be secret (R-1.2).
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from aiogram import Dispatcher
from aiogram.types import Message

from bot.asking import ask, receive, show, talk_of
from bot.talk import Talk
from bot.upload import held_in, taken_in
from bot.visit import Visit
from core import catalogue
from core.form import AnswerNeeded, Given
from core.interview import Asked, Expects, start
from core.outgoing.rules import refuse_secret
from core.ports import Records
from core.step import NotYourStep, Press, Step

BEGIN = "dft"
_NAMES = UUID("6f1d1c52-6d0e-4b5e-9a51-0f1a4a3c7d20")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(uploaded, carries_file)


async def carries_file(message: Message) -> bool:
    """Anything that is not words: a photo is answered too, with “only PDF”."""
    parts = (message.document, message.photo, message.video, message.audio, message.voice)
    return any(parts)


async def uploaded(message: Message, visit: Visit) -> None:
    """Nhận tệp — for the question that asks for one, or as a new draft."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await show(visit, talk)
    elif talk.asked is None:
        await begin(message, visit, talk)
    elif talk.asked.expects is Expects.FILE:
        refuse_secret({"secrecy": "secrecy-none"} | talk.asked.interview.answers)
        file = await taken_in(held_in(message), visit.bot, visit.ports)
        await receive(visit, talk, Given(file=file))
    else:
        raise AnswerNeeded


async def begin(message: Message, visit: Visit, talk: Talk) -> None:
    """Nộp dự thảo — the id comes from the update, so that a replay begins the same document."""
    step = catalogue.steps()[BEGIN]
    await visit.ports.store.read(lambda records: _permit(records, step, visit))
    held = held_in(message)
    document_id = uuid5(_NAMES, f"{visit.bot.id}/{visit.update_id}")
    outcome = await start(Press(BEGIN, document_id, 0), visit.actor, visit.ports)
    if isinstance(outcome, Asked):
        await ask(visit, replace(talk, held=held), outcome)


def _permit(records: Records, step: Step, visit: Visit) -> None:
    """Said before any question: a beginning has no document yet that could refuse."""
    procedure = records.procedure(visit.actor.agency_id)
    person = records.directory(visit.actor.agency_id).acting(visit.actor)
    if step.code in procedure.unused or not procedure.roles_of(step) & person.roles:
        raise NotYourStep(step=step.label)
