"""/yenlang — when calm messages come without sound, and how many came this week (N23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from types import MappingProxyType

from aiogram import Dispatcher
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.buttons import QuietButton
from bot.visit import Visit
from core.calendar import local
from core.noise import SOUNDING_A_DAY, WEEK, Noise, Quiet, hours, told
from core.ports import Records
from core.text import Text

MENU = (8, "yenlang")
_LONGEST = 40
_NIGHT, _LATE, _NEVER = (time(20), time(6, 30)), (time(22), time(6)), (time(0), time(0))
_CHOICES = MappingProxyType({"night": _NIGHT, "late": _LATE, "never": _NEVER})


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(quiet, Command("yenlang"))


async def quiet(_message: Message, command: CommandObject, visit: Visit) -> None:
    """Giờ yên lặng — mine as they are; with two moments after the command, from now on those."""
    words = (command.args or "").strip()[:_LONGEST]
    if words:
        begins, ends = hours(words)
        await _kept(visit, replace(await _mine(visit), begins=begins, ends=ends))
    await visit.say(*await _shown(visit))


async def chosen(callback: CallbackQuery, callback_data: QuietButton, visit: Visit) -> None:
    """Một lựa chọn — hours, or whether days off are quiet; shown in the same message."""
    mine = await _mine(visit)
    if callback_data.what == "days":
        mine = replace(mine, days_off=not mine.days_off)
    elif callback_data.what in _CHOICES:
        begins, ends = _CHOICES[callback_data.what]
        mine = replace(mine, begins=begins, ends=ends)
    await _kept(visit, mine)
    await visit.answer(visit.plain("bot-quiet-kept"))
    if callback.message is not None:
        html, keyboard = await _shown(visit)
        await visit.change(callback.message.message_id, html, keyboard)


async def _mine(visit: Visit) -> Quiet:
    return await visit.ports.store.read(lambda records: records.quiet(visit.person_id))


async def _kept(visit: Visit, mine: Quiet) -> None:
    await visit.ports.store.write(lambda work: work.put_quiet(mine))


async def _shown(visit: Visit) -> tuple[str, InlineKeyboardMarkup]:
    today = local(visit.ports.clock.now()).date()

    def query(records: Records) -> tuple[Quiet, Sequence[Noise]]:
        return records.quiet(visit.person_id), records.noise(visit.person_id, today - WEEK)

    mine, week = await visit.ports.store.read(query)
    now = sum(one.sounded for one in week if one.day == today)
    said = [
        Text.of("bot-quiet-head"),
        told(mine),
        Text.of("bot-quiet-urgent"),
        Text.of("bot-quiet-today", count=now, most=SOUNDING_A_DAY),
        Text.of("bot-quiet-week", sounded=sum(one.sounded for one in week),
                silent=sum(one.silent for one in week)),
        Text.of("bot-quiet-how"),
    ]  # fmt: skip
    return "\n".join(visit.ports.texts.html(text) for text in said), _keyboard(visit, mine)


def _keyboard(visit: Visit, mine: Quiet) -> InlineKeyboardMarkup:
    other = [
        name
        for name, span in _CHOICES.items()
        if span != (mine.begins, mine.ends) and (name != "never" or mine.hours)
    ]
    days = "bot-quiet-days-sound" if mine.days_off else "bot-quiet-days-silent"
    rows = [*((f"bot-quiet-{name}", name) for name in other), (days, "days")]
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=visit.plain(label), callback_data=QuietButton(what=what).pack()
                )
            ]
            for label, what in rows
        ]
    )


TAPS = {QuietButton: chosen}
