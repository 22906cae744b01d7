"""/trogiup — the steps open to my roles, with their legal basis, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.markup import TEXT_UNITS, fitted
from bot.visit import Visit
from core import catalogue
from core.card import Area
from core.people.person import Person, Role
from core.ports import Records
from core.step import Step
from core.text import Text
from core.why import basis

MENU = (9, "trogiup")


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(explain, Command("trogiup", "help"))


async def explain(_message: Message, visit: Visit) -> None:
    """Trợ giúp — what I may do, and which rule lets me."""
    steps = await visit.ports.store.read(lambda records: _open_to(records, visit))
    lines = [visit.html("bot-help-head")]
    for area in Area:
        own = [step for step in steps if step.area is area]
        lines += _section(visit, area, own) if own else []
    await visit.say(fitted([*lines, "", visit.html("bot-help-foot")], TEXT_UNITS))


def _section(visit: Visit, area: Area, steps: list[Step]) -> Iterator[str]:
    texts = visit.ports.texts
    yield ""
    heading = Text.of(f"bot-area-{area}")
    yield f"<b>{texts.html(heading)}</b>"
    for step in steps:
        yield f"{texts.html(step.label)}"
        for rule in step.basis:
            yield f"   <i>{texts.html(basis(rule))}</i>"


def _open_to(records: Records, visit: Visit) -> list[Step]:
    procedure = records.procedure(visit.actor.agency_id)
    person: Person = records.directory(visit.actor.agency_id).acting(visit.actor)
    return [
        step
        for area in Area
        for step in catalogue.steps_of(area)
        if step.code not in procedure.unused
        and procedure.roles_of(step) & person.roles
        and Role.SYSTEM not in step.roles
    ]
