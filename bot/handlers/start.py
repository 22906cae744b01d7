"""/start — link this chat to a person by a one-time code; greet who is known."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiogram import Bot, Dispatcher
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.channel import NAME
from bot.pace import Pace
from bot.refusals import ChatTaken, PersonLinkedElsewhere, TooManyTries
from core.journal.entry import Entry
from core.people.person import Actor
from core.people.secrets import LinkCodeInvalid, code_digest
from core.ports import Address, Ports, UnitOfWork
from core.text import Text

BASIS = "R-3.17"
_CODE = 64


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
            actor = await ports.store.write(lambda work: linked(work, code, str(chat_id), now))
        if actor is not None:
            await bot.send_message(chat_id, await _greeting(ports, actor))


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(Doorkeeper().start, Command("start"))


def linked(work: UnitOfWork, code: str, chat: str, now: datetime) -> Actor:
    """Liên kết — one transaction. A replay of the link that stands is no refusal. Raises
    `LinkCodeInvalid`, `ChatTaken`, `PersonLinkedElsewhere`.
    """
    kept = work.link_code(code_digest(code)) if len(code) <= _CODE else None
    if kept is None:
        raise LinkCodeInvalid
    here = work.person_at(NAME, chat)
    if here is not None and here.person_id == kept.person_id:
        return here
    spent = kept.spent(now)
    if here is not None:
        raise ChatTaken
    if any(one.channel == NAME for one in work.addresses(kept.person_id)):
        raise PersonLinkedElsewhere
    work.put_link_code(spent)
    work.link(kept.person_id, Address(NAME, chat), now)
    actor = work.person_at(NAME, chat)
    if actor is None:
        raise LinkCodeInvalid
    work.record(_entry(actor, chat, now))
    return actor


def _entry(actor: Actor, chat: str, now: datetime) -> Entry:
    if actor.person_id is None:
        raise LinkCodeInvalid
    return Entry(
        agency_id=actor.agency_id,
        at=now,
        person_id=actor.person_id,
        via=NAME,
        step="link",
        basis=BASIS,
        area="person",
        document_id=actor.person_id,
        before="",
        after="linked",
        details={"channel": NAME, "address": chat},
    )


async def _greeting(ports: Ports, actor: Actor) -> str:
    directory = await ports.store.read(lambda records: records.directory(actor.agency_id))
    person = directory.acting(actor)
    roles = [Text.of(f"bot-role-{role.replace('_', '-')}") for role in sorted(person.roles)]
    said = ", ".join(ports.texts.html(role) for role in roles)
    agency = directory.agency.name
    html = ports.texts.html(Text.of("bot-greeting", name=person.title, agency=agency))
    return f"{html}\n{ports.texts.html(Text.of('bot-greeting-roles'))} {said}" if said else html
