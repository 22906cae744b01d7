"""P8: after an outage nobody is flooded; one message for what is calm, and what is urgent, live."""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid5

import pytest

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from core.card import Area
from core.effect import Effect, Road
from core.effects.catch_up import CatchUp
from core.effects.notify import Notify
from tests.core.office import FakeClock
from tests.factories import AGENCY

NAMES = UUID("5f2a3a1e-6a55-4f0e-9a93-27c3f5d1b001")
CALM_EACH, BATCH = 100, 5_000


def person(number: int) -> UUID:
    return uuid5(NAMES, f"person/{number}")


def queued(people: int) -> list[Effect]:
    """A hundred calm messages for each, about forty things; one in fifty has an urgent one too."""
    calm: list[Effect] = [
        Notify(person(who), Area.TASK, uuid5(NAMES, f"{who}/{n % 40}"))
        for n in range(CALM_EACH)
        for who in range(people)
    ]
    urgent = [
        Notify(person(who), Area.INCOMING, uuid5(NAMES, f"urgent/{who}"), 3)
        for who in range(0, people, 50)
    ]
    return [*calm, *urgent]


async def after_an_outage(store: Database, clock: FakeClock, people: int) -> None:
    outbox, effects = Outbox(store, clock), queued(people)
    for start in range(0, len(effects), BATCH):
        batch = effects[start : start + BATCH]
        await store.write(lambda work, batch=batch: work.post(AGENCY.id, batch, clock.now()))
    clock.advance(minutes=50)

    reborn = Outbox(store, clock)
    calm: Counter[UUID] = Counter()
    urgent: list[UUID] = []
    while claimed := await reborn.claim(Road.PEOPLE, 1):
        [errand] = claimed
        effect = errand.effect
        if isinstance(effect, Notify) and effect.urgency:
            assert not calm, "what is urgent goes first"
            urgent.append(effect.person_id)
        else:
            assert isinstance(effect, CatchUp)
            assert (effect.count, len(effect.things)) == (CALM_EACH, 40)
            calm[effect.person_id] += 1
        await outbox.finish(errand)
    assert urgent == [person(who) for who in range(0, people, 50)]
    assert calm == Counter({person(who): 1 for who in range(people)})


async def test_p8_after_an_outage_each_person_gets_one_summary(
    store: Database, clock: FakeClock
) -> None:
    await after_an_outage(store, clock, people=100)


@pytest.mark.long
async def test_p8_a_hundred_thousand_queued_become_a_thousand_summaries(
    store: Database, clock: FakeClock
) -> None:
    await after_an_outage(store, clock, people=1_000)
