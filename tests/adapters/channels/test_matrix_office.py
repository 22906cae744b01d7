"""An office reached over a real Matrix server: linked, called, decided, the card changed, read."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.outbox import Outbox
from adapters.db.store import Database
from app.listening import Listener, ears
from core.card import Area, Ref
from core.deliver import deliver
from core.effect import Road
from core.effects.notify import Notify
from core.incoming.document import IncomingState
from core.people.person import Actor, Person
from core.people.secrets import LINK_CODE_LIFE, LinkCode, code_digest
from core.perform import perform
from core.ports import Ports
from core.show import Show
from core.step import Press
from core.tasks.task import Task, TaskState
from core.upkeep import call_again
from tests.channels.matrix import KIT, MatrixCase, at_work
from tests.core.office import FakeClock, Office
from tests.core.test_incoming_steps import findings
from tests.databases import clock, database_url, kind, postgres, store
from tests.factories import AGENCY, CLERK, HEAD, LEADER, NOW, an_id, an_incoming_document
from tests.texts import TEXTS

__all__ = ["clock", "database_url", "kind", "postgres", "store"]
CODE = "K2M4P6R8T9"


@dataclass
class Town:
    matrix: MatrixCase
    ports: Ports
    clock: FakeClock
    listener: Listener

    async def links(self, person: Person) -> str:
        kept = LinkCode(code_digest(CODE), person.id, self.clock.at + LINK_CODE_LIFE)
        await self.ports.store.write(lambda work: work.put_link_code(kept))
        return await self.says(f"/start {CODE}")

    async def says(self, words: str) -> str:
        """And what was answered."""
        before = self.matrix.count()
        self.matrix.reader.writes(self.matrix.room, words)
        await self._until(lambda: self.matrix.count() > before)
        return self.matrix.words()

    async def _until(self, ready: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while not ready():
                await self.listener.once()

    async def delivered(self) -> None:
        self.clock.advance(seconds=1)
        for errand in await self.ports.outbox.claim(Road.PEOPLE, 50):
            await deliver(errand, self.ports)

    def texts(self) -> list[str]:
        return [
            one["body"] for one in self.matrix.reader.sees(self.matrix.room, self.matrix.bot.user)
        ]


@pytest.fixture
async def town(store: Database, clock: FakeClock) -> AsyncIterator[Town]:
    async with at_work() as matrix:
        office = Office(clock=clock, channels={"matrix": matrix.channel})
        kept: Any = {"outbox": Outbox(store, clock), "intake": Intake(store, clock),
                     "conversations": Conversations(store)}  # fmt: skip
        ports = replace(
            office.ports,
            store=store,
            texts=TEXTS,
            cards=Show(store, clock),
            office=KIT.office,
            **kept,
        )
        (ear,) = ears(ports)
        await ports.conversations.put("heard:matrix", {"mark": matrix.mark})
        yield Town(matrix, ports, clock, Listener(ear, ports, pause=0.01))


@pytest.mark.basis("R-6.2c")
async def test_an_urgent_document_is_acknowledged_in_the_room_and_rings_no_more(town: Town) -> None:
    assert CLERK.name in await town.links(CLERK)
    document = an_incoming_document(IncomingState.ARRIVED, urgency=3)
    await town.ports.store.write(lambda work: work.add(document))
    await perform(Press("ver", document.id, None, {"findings": findings()}),
                  Actor.system(AGENCY.id), town.ports)  # fmt: skip
    await town.delivered()
    card = town.matrix.words()
    assert "HỎA TỐC" in card
    code = re.search(r"NHAN (\w+) – Đã nhận", card)
    assert code is not None
    assert "Đã ghi nhận" in await town.says(f"đã nhận {code[1].lower()}")
    await town.delivered()
    town.clock.advance(minutes=30)
    count = town.matrix.count()
    while await call_again(town.ports):
        pass
    await town.delivered()
    assert town.matrix.count() == count
    newer = re.search(r"VAOSO (\w+) – Vào sổ", town.texts()[1])
    assert newer is not None
    assert newer[1] != code[1]
    await town.says(f"vào sổ {newer[1]}")
    await town.delivered()
    card = town.texts()[1]
    assert "Văn bản đến số 1" in card
    assert "– Vào sổ" not in card


@pytest.mark.basis("R-8.3a-2")
async def test_a_card_that_was_read_counts_as_received_and_as_nothing_more(town: Town) -> None:
    await town.links(HEAD)
    task = Task(
        an_id("task"), AGENCY.id, an_id("document"), TaskState.ASSIGNED, True, HEAD.id, LEADER.id,
        "Làm", NOW + timedelta(days=3), NOW, "7", "1/UBND", "UBND", "V/v", term_days=3,
    )  # fmt: skip
    ref = Ref(Area.TASK, task.id)

    def unit(work: Any) -> None:
        work.add(task)
        work.concern(ref, [HEAD.id])

    await town.ports.store.write(unit)
    # Sent without what follows it, as when the process died in between: only the receipt is left.
    await Notify(HEAD.id, Area.TASK, task.id).run(town.ports)
    (hung,) = await town.ports.store.read(lambda records: records.hangings(ref))
    town.matrix.reader.call(
        "POST", "rooms", town.matrix.room, "receipt", "m.read", hung.message_key
    )

    async def now() -> Task:
        found: Task = await town.ports.store.read(lambda records: records.load(ref))
        return found

    async with asyncio.timeout(15):
        while (await now()).received_at is None:
            await town.listener.once()
    assert (await now()).state is TaskState.ASSIGNED
