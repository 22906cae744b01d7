"""/start — link this chat to a person by a one-time code; greet who is known."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Bot, Dispatcher
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.channel import NAME
from bot.pace import Pace
from bot.refusals import TooManyTries
from core.access.linking import link
from core.errors import Refusal
from core.people.person import Actor
from core.ports import Address, Ports
from core.text import Text


class Doorkeeper:
    """Người gác cửa — five tries in ten minutes from one chat."""

    def __init__(self) -> None:
        self._tries = Pace(5, timedelta(minutes=10))

    async def start(
        self,
        message: Message,
        command: CommandObject,
        bot: Bot,
        ports: Ports,
        chat_id: int,
        actor: Actor | None,
        hints: Pace,
    ) -> None:
        """Bắt đầu — with a code: link; without: greet, or say how to get one."""
        code, now = (command.args or "").strip(), ports.clock.now()
        if not code and actor is None:
            if hints.allows(chat_id, now):
                await bot.send_message(chat_id, ports.texts.html(Text.of("bot-stranger")))
            return
        if code:
            if not self._tries.allows(chat_id, now):
                raise TooManyTries
            chat, name = Address(NAME, str(chat_id)), _name(message)
            actor = said(await ports.store.write(lambda work: link(work, code, chat, name, now)))
        if actor is not None:
            await bot.send_message(chat_id, await _greeting(ports, actor))


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(Doorkeeper().start, Command("start"))


def said(outcome: Actor | Refusal) -> Actor:
    """What was refused and yet kept something is raised here, after the transaction."""
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def _name(message: Message) -> str:
    """How the new chat calls itself: for the eyes of the person whose account it wants."""
    user = message.from_user
    if user is None:
        return NAME
    return f"{user.full_name} (@{user.username})" if user.username else user.full_name


async def _greeting(ports: Ports, actor: Actor) -> str:
    directory = await ports.store.read(lambda records: records.directory(actor.agency_id))
    person = directory.acting(actor)
    roles = [Text.of(f"bot-role-{role.replace('_', '-')}") for role in sorted(person.roles)]
    said = ", ".join(ports.texts.html(role) for role in roles)
    agency = directory.agency.name
    html = ports.texts.html(Text.of("bot-greeting", name=person.title, agency=agency))
    return f"{html}\n{ports.texts.html(Text.of('bot-greeting-roles'))} {said}" if said else html
