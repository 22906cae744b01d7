"""/vang — until when a leader is away and who stands in; “Đã về” ends it. Words do as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import Message

from bot.asking import ask, put_away, show, talk_of, tell
from bot.visit import Visit
from core import catalogue
from core.card import Area, Ref
from core.delegations.rules import facts
from core.form import Given, Question, World
from core.interview import Asked, start
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.ports import Records
from core.step import Press
from core.text import Text, fold, nfc

MENU = (6, "vang")
BEGIN, END = "vng", "dav"
_NAMES = UUID("0d2e0f3a-52a7-4a1e-8b5c-2f6d9f8b7a11")
_LONGEST = 300
_SAID = re.compile(
    r"đi công tác(?: từ (?P<start>.+?))? đến (?P<until>.+?)"
    r"(?:[,;.]?\s+(?:kt|người thay|thay)\b\.?\s*:?\s*(?P<stand_in>.+))?",
    re.IGNORECASE,
)
_BEGINS = ("di cong tac den ", "di cong tac tu ")
_BACK = "da ve"


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(away, Command("vang"))
    dispatcher.message.register(told, speaks_of_absence)


async def speaks_of_absence(message: Message, visit: Visit | None = None) -> bool:
    """“Đi công tác đến …” or “Đã về” — unless a question is open: then it is an answer."""
    words = fold((message.text or "")[:_LONGEST]).rstrip(".!")
    if visit is None or not (words.startswith(_BEGINS) or words == _BACK):
        return False
    talk = await talk_of(visit)
    return talk.asked is None and visit.update_id not in talk.seen


async def away(_message: Message, visit: Visit) -> None:
    """Vắng mặt — who is away now and soon; then my own, or the first question."""
    talk = await talk_of(visit)
    if visit.update_id in talk.seen:
        await show(visit, talk)
        return
    world = await visit.ports.store.read(lambda records: _world(records, visit))
    await visit.say(_listed(visit, world.directory))
    mine = _mine(world.directory, visit.person_id)
    if mine is not None:
        await visit.hang(Ref(Area.DELEGATION, mine.id))
        return
    await _begin(visit, {"start": world.now.isoformat()})


async def told(message: Message, visit: Visit) -> None:
    """Nói bằng lời — what is clear in it is not asked again; the summary says all of it back."""
    words = " ".join(nfc((message.text or "")[:_LONGEST]).split()).rstrip(".!")
    world = await visit.ports.store.read(lambda records: _world(records, visit))
    if fold(words) == _BACK:
        await _back(visit, _mine(world.directory, visit.person_id))
        return
    await _begin(visit, read(words, world))


def read(words: str, world: World) -> dict[str, object]:
    """“Đi công tác từ 25/11 đến 30/11, KT: Phó Giám đốc Hạnh” — the answers that it holds.

    Raises the `Refusal` of a date that cannot be; whoever is not named is asked for.
    """
    found = _SAID.fullmatch(words) or _SAID.fullmatch(_restored(words))
    if found is None:
        return {"start": world.now.isoformat()}
    form = catalogue.steps()[BEGIN].form
    answers: dict[str, object] = {"start": world.now.isoformat()}
    for name in ("start", "until", "stand_in"):
        question = form[name]
        if found[name] and isinstance(question, Question):
            here = replace(world, answers=answers)
            answers[name] = question.read(Given(words=found[name]), here)
    return answers


def _restored(words: str) -> str:
    """The two fixed phrases again when they were typed without marks."""
    return re.sub(r"(?i)^di cong tac", "đi công tác", words).replace(" den ", " đến ", 1)


async def _begin(visit: Visit, answers: dict[str, object]) -> None:
    talk = await talk_of(visit)
    absence = uuid5(_NAMES, f"{visit.bot.id}/{visit.update_id}")
    outcome = await start(Press(BEGIN, absence, 0, answers), visit.actor, visit.ports)
    if isinstance(outcome, Asked):
        await ask(visit, talk.ended(), outcome)
        await put_away(visit, talk, "bot-talk-replaced")


async def _back(visit: Visit, mine: Delegation | None) -> None:
    if mine is None:
        await visit.say(visit.html("bot-not-away"))
        return
    talk = await talk_of(visit)
    outcome = await start(Press(END, mine.id, mine.version), visit.actor, visit.ports)
    if isinstance(outcome, Asked):
        await ask(visit, talk.ended(), outcome)
        return
    await tell(visit, talk, outcome)


def _mine(directory: Directory, person_id: UUID) -> Delegation | None:
    """My absence, the present one before one to come."""
    open_to_end = catalogue.steps()[END].moves
    mine = [
        one
        for one in directory.delegations
        if one.absence and one.giver_id == person_id and one.state in open_to_end
    ]
    return min(mine, key=lambda one: one.from_at, default=None)


def _listed(visit: Visit, directory: Directory) -> str:
    texts = visit.ports.texts
    rows: Sequence[Delegation] = [one for one in directory.delegations if one.absence]
    if not rows:
        return visit.html("bot-absences-none")
    said = [_line(one, directory) for one in sorted(rows, key=lambda one: one.from_at)]
    return "\n".join([visit.html("bot-absences"), *(texts.html(line) for line in said)])


def _line(delegation: Delegation, directory: Directory) -> Text:
    return Text.of("bot-absence-line", **facts(delegation, directory))


def _world(records: Records, visit: Visit) -> World:
    now = visit.ports.clock.now()
    directory = records.directory(visit.actor.agency_id).at(now)
    return World(directory, visit.ports.calendar, now, directory.acting(visit.actor))
