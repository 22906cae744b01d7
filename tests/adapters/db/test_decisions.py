"""The one road of the core over a real store: a decision is whole, and two at once are one."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from core.card import Area, Exposure, Ref
from core.effect import Road
from core.incoming.document import IncomingDocument
from core.journal.entry import first_break
from core.perform import perform
from core.ports import Cards, Ports
from core.show import Show
from core.step import Press
from core.upkeep import call_again
from tests.core.office import FakeClock, Office
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    acting,
    an_incoming_document,
)


def ports_of(store: Database, clock: FakeClock) -> Ports:
    office: Any = Office(clock=clock, store=store)  # type: ignore[arg-type]
    ports: Ports = office.ports
    return ports


async def a_verified_document(store: Database, **more: Any) -> IncomingDocument:
    document = an_incoming_document(**more)
    await store.write(lambda work: work.add(document))
    return document


async def test_two_clerks_register_at_once_and_one_number_is_given(
    store: Database, clock: FakeClock
) -> None:
    ports = ports_of(store, clock)
    document = await a_verified_document(store)
    presses = [
        perform(Press("reg", document.id, 1), acting(clerk), ports) for clerk in (CLERK, CLERK_2)
    ]
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Done", "Stale"]
    found = await store.read(lambda records: records.load(Ref(Area.INCOMING, document.id)))
    assert (found.arrival_number, found.version) == (1, 2)
    entries = await store.read(lambda records: records.journal(AGENCY.id))
    assert [entry.step for entry in entries] == ["reg"]


async def test_a_directive_reaches_those_it_names(store: Database, clock: FakeClock) -> None:
    ports = ports_of(store, clock)
    document = await a_verified_document(store, urgency=3)
    await perform(Press("reg", document.id, 1), acting(CLERK), ports)
    answers = {
        "lead": HEAD.id.hex,
        "coordinators": [],
        "directive": "Chủ trì, báo cáo trước 17h.",
        "due": (NOW + timedelta(days=4)).isoformat(),
    }
    await perform(Press("dir", document.id, 2, answers), acting(LEADER), ports)
    [wait] = await store.read(lambda records: records.waits_for(HEAD.id, 10))
    assert (wait.area, wait.urgency) == (Area.TASK, 3)
    assert await store.read(lambda r: r.concerned(Ref(Area.TASK, wait.document_id), HEAD.id))
    found = await store.read(lambda r: r.search(LEADER, "ung pho bao", 10))
    assert Ref(Area.INCOMING, document.id) in found
    entries = await store.read(lambda records: records.journal(AGENCY.id))
    assert first_break(entries) is None
    told = await Outbox(store, clock).claim(Road.PEOPLE, 10)
    assert HEAD.id in {getattr(errand.effect, "person_id", None) for errand in told}
    cards: Cards = Show(store, clock)
    ref = Ref(Area.TASK, wait.document_id)
    assert await cards.card(ref, HEAD.id, Exposure.BODY) is not None
    assert await cards.card(ref, SPECIALIST.id, Exposure.BODY) is None


async def test_an_unanswered_urgent_call_is_repeated_and_climbs(
    store: Database, clock: FakeClock
) -> None:
    ports = ports_of(store, clock)
    document = await a_verified_document(store, urgency=3)
    await perform(Press("reg", document.id, 1), acting(CLERK), ports)
    clock.advance(minutes=10)
    assert await call_again(ports) > 0
    waits = await store.read(lambda records: records.waits_of(document.id))
    assert any(wait.times == 2 for wait in waits)
    assert await call_again(ports) == 0
