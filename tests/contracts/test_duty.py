"""The watch, as both databases keep it: called out once by any number of servers (N8)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from core.calendar import TIME_ZONE
from core.duties import change, roster_of
from core.people.duty import DutyRoster, DutyState, Shift
from core.perform import perform
from core.ports import Ports
from core.show import Show
from core.step import Press
from tests.core.office import FakeClock, Office
from tests.factories import AGENCY, CLERK, HEAD, acting

pytestmark = pytest.mark.basis("R-10.3b")
EVENING = datetime(2026, 11, 28, 17, tzinfo=TIME_ZONE)
MORNING = datetime(2026, 11, 29, 7, tzinfo=TIME_ZONE)


@pytest.fixture
def ports(store: Database, clock: FakeClock) -> Ports:
    clock.at = EVENING
    outbox: Any = Outbox(store, clock)
    return replace(Office(clock=clock).ports, store=store, outbox=outbox, cards=Show(store, clock))


async def test_four_servers_call_the_next_one_once_and_the_directory_knows_the_watch(
    ports: Ports, store: Database, clock: FakeClock
) -> None:
    refs = await asyncio.gather(*(roster_of(ports, AGENCY.id) for _ in range(4)))
    (ref,) = set(refs)

    def plan(work: Any) -> None:
        roster: DutyRoster = work.load(ref)
        roster.plan([Shift(HEAD.id, EVENING, MORNING)])
        work.save(roster)

    await store.write(plan)
    await asyncio.gather(*(change(ports) for _ in range(4)))
    roster = await store.read(lambda records: records.load(ref))
    assert (roster.state, roster.next_id) == (DutyState.DUE, HEAD.id)
    waits = await store.read(lambda records: records.waits_of(ref.id))
    assert [(one.person_id, one.times) for one in waits] == [(HEAD.id, 1)]
    await perform(Press("nct", ref.id, roster.version), acting(HEAD), ports)
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    assert directory.duty == (HEAD.id,)
    assert CLERK.id not in directory.duty
    roster = await store.read(lambda records: records.load(ref))
    assert (roster.shifts, roster.holder_until) == ([Shift(HEAD.id, EVENING, MORNING)], MORNING)
