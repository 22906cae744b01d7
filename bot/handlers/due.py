"""/han — how the deadline of each of my tasks was counted, day by day (R-8.3a-2)."""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.markup import TEXT_UNITS, copyable, fitted
from bot.visit import Visit
from core.calendar import CalendarNotEntered
from core.card import Area, Ref
from core.ports import Records
from core.seen import seen
from core.tasks.task import Task
from core.text import Text

MENU = (8, "han")
_MOST = 20
_LOOKED = 500


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(due, Command("han"))


async def due(_message: Message, visit: Visit) -> None:
    """Cách tính hạn — of what is counted in working days; a fixed date needs no explanation."""
    texts = visit.ports.texts
    for task in await visit.ports.store.read(lambda records: _counted(records, visit)):
        await seen(Ref(Area.TASK, task.id), visit.actor, visit.ports)
    mine = await visit.ports.store.read(lambda records: _counted(records, visit))
    if not mine:
        await visit.say(visit.html("bot-due-none"))
        return
    lines = [visit.html("bot-due-head")]
    for task in mine:
        lines += ["", copyable(texts.html(_said(task, visit)))]
    await visit.say(fitted(lines, TEXT_UNITS))


def _counted(records: Records, visit: Visit) -> list[Task]:
    waits = [w for w in records.waits_for(visit.person_id, _LOOKED) if w.area == Area.TASK]
    tasks = [records.load(Ref(Area.TASK, wait.document_id)) for wait in waits]
    own = [task for task in tasks if task.term_days and task.assignee_id == visit.person_id]
    return own[:_MOST]


def _said(task: Task, visit: Visit) -> Text:
    number, days = task.arrival_number, task.term_days
    if task.received_at is None:
        return Text.of("bot-due-not-received", number=number, count=f"{days:02}")
    try:
        said = visit.ports.calendar.explain_deadline(task.received_at, days)
    except CalendarNotEntered as refusal:
        said = refusal.text
    return Text.of("bot-due-row", number=number, said=said)
