"""Handing over on a real store: two processes at once, and one that was killed half way."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.db.store import Database, open_store
from core.card import Area, Ref
from core.handover import hand_over
from core.incoming.document import IncomingState
from core.people.delegation import DelegationState
from core.perform import perform
from core.step import Press
from core.waits.wait import Wait
from tests.adapters.db.test_decisions import ports_of
from tests.core.office import FakeClock
from tests.factories import (
    AGENCY,
    DEPUTY,
    LEADER,
    NOW,
    SPECIALIST,
    acting,
    an_id,
    an_incoming_document,
)

ABSENCE = an_id("vang")


async def with_work(store: Database, clock: FakeClock, count: int) -> list[UUID]:
    documents = [an_incoming_document(IncomingState.REGISTERED) for _ in range(count)]

    def unit(work: Any) -> None:
        for one in documents:
            work.add(one)
            wait = Wait(Area.INCOMING, one.id, LEADER.id, AGENCY.id, one.state, NOW)
            work.put_waits(one.id, [wait])

    await store.write(unit)
    answers = {
        "start": NOW.isoformat(),
        "until": (NOW + timedelta(days=3)).isoformat(),
        "stand_in": DEPUTY.id.hex,
    }
    await perform(Press("vng", ABSENCE, 0, answers), acting(LEADER), ports_of(store, clock))
    return [one.id for one in documents]


async def holders(store: Database, documents: list[UUID]) -> set[UUID]:
    return await store.read(
        lambda records: {w.person_id for one in documents for w in records.waits_of(one)}
    )


async def state(store: Database) -> DelegationState:
    ref = Ref(Area.DELEGATION, ABSENCE)
    kept = await store.read(lambda records: records.load(ref))
    return DelegationState(kept.state)


@pytest.mark.basis("R-20.5")
async def test_two_processes_hand_each_thing_over_once(store: Database, clock: FakeClock) -> None:
    documents = await with_work(store, clock, 30)
    ports = ports_of(store, clock)
    moved = await asyncio.gather(hand_over(ports), hand_over(ports))
    assert sum(moved) == len(documents)
    assert await holders(store, documents) == {DEPUTY.id}
    entries = await store.read(lambda records: records.journal(AGENCY.id))
    named = [e.document_id for e in entries if e.step == "hov" and e.area == Area.INCOMING]
    assert sorted(named) == sorted(documents)


async def test_what_was_half_done_is_finished_after_a_restart(
    store: Database, clock: FakeClock, database_url: str
) -> None:
    documents = await with_work(store, clock, 12)
    assert await hand_over(ports_of(store, clock), rounds=1, batch=5) == 5
    assert await state(store) is DelegationState.PLANNED
    again = open_store(database_url, today=lambda: clock.now().date())
    try:
        assert await hand_over(ports_of(again, clock), batch=5) == 7
        assert await holders(again, documents) == {DEPUTY.id}
        assert await state(again) is DelegationState.IN_FORCE
        clock.advance(days=4)
        assert await hand_over(ports_of(again, clock)) == 12
        assert await state(again) is DelegationState.ENDED
        assert LEADER.id in await holders(again, documents)
        assert SPECIALIST.id not in await holders(again, documents)
    finally:
        await again.close()
