"""Bắt đầu từ chat — what a person may begin, with a file or by a command; the id comes from the
update, so that a replay begins the same document.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from bot.asking import ask, put_away
from bot.talk import Held, Talk
from bot.visit import Visit
from core import catalogue
from core.interview import Asked, start
from core.ports import Records
from core.step import Press, Step

DRAFT, SCAN = "dft", "sho"
WITH_A_FILE = (DRAFT, SCAN)
_NAMES = UUID("6f1d1c52-6d0e-4b5e-9a51-0f1a4a3c7d20")


async def open_to(visit: Visit, *codes: str) -> list[Step]:
    """Được bắt đầu gì — said before any question: a beginning has no document that could refuse."""

    def query(records: Records) -> list[Step]:
        procedure = records.procedure(visit.actor.agency_id)
        person = records.directory(visit.actor.agency_id).acting(visit.actor)
        steps = [catalogue.steps()[code] for code in codes if code not in procedure.unused]
        return [one for one in steps if procedure.roles_of(one) & person.roles]

    return await visit.ports.store.read(query)


async def begin(visit: Visit, talk: Talk, code: str, held: Held | None = None) -> None:
    """Hỏi câu đầu tiên — an open question gives way to it, and says so."""
    document_id = uuid5(_NAMES, f"{visit.bot.id}/{visit.update_id}")
    outcome = await start(Press(code, document_id, 0), visit.actor, visit.ports)
    if isinstance(outcome, Asked):
        await ask(visit, replace(talk.ended(), held=held), outcome)
        await put_away(visit, talk, "bot-talk-replaced")
