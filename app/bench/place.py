"""Chỗ đo — a migrated SQLite file with people and tasks, and the ports that a tap needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.migrate import migrate
from adapters.db.outbox import Outbox
from adapters.db.set_up import SetUp
from adapters.db.store import Database, open_store
from adapters.texts.fluent import FluentTexts
from app.bench.office import AGENCY, NOW, UNIT, FixedClock, appointment, person, task
from app.calendar_data import load
from core.card import Area, Ref
from core.ports import Address, Hanging, Ports, UnitOfWork
from core.show import Show
from core.waits.wait import Wait

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
CHUNK = 1_000


@dataclass(frozen=True)
class Place:
    ports: Ports
    store: Database
    agency_id: UUID = AGENCY.id


@asynccontextmanager
async def opened(path: Path, tasks: int) -> AsyncIterator[Place]:
    """`tasks` open tasks, the n-th of them with the person n + 1, whose card of it hangs."""
    migrate(f"sqlite:///{path}")
    clock = FixedClock()
    store = open_store(f"sqlite:///{path}", today=NOW.date)
    try:
        await people(store, tasks)
        for start in range(0, tasks, CHUNK):
            await store.write(_tasks(start, min(start + CHUNK, tasks)))
        yield Place(_ports(store, clock), store)
    finally:
        await store.close()


async def people(store: Database, count: int) -> None:
    """The leader and `count` specialists, each with a linked chat."""
    set_up = SetUp(store)
    await set_up.put_agency(AGENCY)
    await set_up.put_unit(UNIT)
    for start in range(0, count + 1, CHUNK):
        numbers = range(start, min(start + CHUNK, count + 1))
        await asyncio.gather(*(set_up.put_person(person(number)) for number in numbers))
        await asyncio.gather(*(set_up.appoint(appointment(number)) for number in numbers))
        await store.write(_links(numbers))


def _links(numbers: range) -> Any:
    def unit(work: UnitOfWork) -> None:
        for number in numbers:
            work.link(person(number).id, Address("telegram", str(1000 + number)), NOW)

    return unit


def _tasks(start: int, end: int) -> Any:
    def unit(work: UnitOfWork) -> None:
        for number in range(start, end):
            one = task(number, number + 1)
            work.add(one)
            ref = Ref(Area.TASK, one.id)
            work.concern(ref, [one.assignee_id])
            work.hang(Hanging(ref, one.assignee_id, "telegram", str(1001 + number), "1", ""))
            wait = Wait("task", one.id, one.assignee_id, AGENCY.id, one.state, NOW)
            work.put_waits(one.id, [wait])

    return unit


def _ports(store: Database, clock: FixedClock) -> Ports:
    absent = cast("Any", None)
    return Ports(
        store=store,
        outbox=Outbox(store, clock),
        intake=Intake(store, clock),
        conversations=Conversations(store),
        dms=absent,
        channels={},
        cards=Show(store, clock),
        verifier=absent,
        signing=absent,
        holders=absent,
        linter=absent,
        proofs=absent,
        files=absent,
        texts=FluentTexts(LOCALES),
        clock=clock,
        stamps=absent,
        scans=absent,
        calendar=load(),
        printer=absent,
    )
