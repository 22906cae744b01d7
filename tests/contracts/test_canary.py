"""The test document of the morning, as both databases keep it: released once, greeted once (N25)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from core.calendar import TIME_ZONE
from core.canaries import prove
from core.canary.canary import CanaryState, canary_id
from core.card import Area, Ref
from core.deliver import deliver
from core.effect import Road
from core.ports import Address, Ports
from core.show import Show
from tests.core.office import FakeClock, Office
from tests.factories import AGENCY, CLERK, NOW
from tests.fakes.channel import FakeChannel
from tests.fakes.dms import FakeDms

pytestmark = pytest.mark.basis("R-6.1")
MORNING = datetime(2026, 11, 23, 7, 25, tzinfo=TIME_ZONE)
REF = Ref(Area.CANARY, canary_id(AGENCY.id, MORNING.date()))


@pytest.fixture
def ports(store: Database, clock: FakeClock) -> Ports:
    clock.at = MORNING
    given = Office(clock=clock, channels={"fake": FakeChannel()}, dms=FakeDms()).ports
    outbox: Any = Outbox(store, clock)
    return replace(given, store=store, outbox=outbox, cards=Show(store, clock))


async def test_two_servers_release_one_and_the_outbox_takes_it_all_the_way(
    ports: Ports, store: Database, clock: FakeClock
) -> None:
    address = Address("fake", CLERK.account)
    await store.write(lambda work: work.link(CLERK.id, address, NOW))
    await asyncio.gather(*(prove(ports) for _ in range(4)))
    for road in (Road.MACHINES, Road.PEOPLE):
        clock.advance(seconds=1)
        while claimed := await ports.outbox.claim(road, 10):
            for errand in claimed:
                await deliver(errand, ports)
    found = await store.read(lambda records: records.load(REF))
    assert (found.state, found.arrived_at) == (CanaryState.ARRIVED, MORNING + timedelta(seconds=2))


async def test_four_watchers_at_once_miss_it_once(
    ports: Ports, store: Database, clock: FakeClock
) -> None:
    await prove(ports)
    clock.advance(minutes=2)
    await asyncio.gather(*(prove(ports) for _ in range(4)))
    found = await store.read(lambda records: records.load(REF))
    assert (found.state, found.version) == (CanaryState.MISSED, 2)
