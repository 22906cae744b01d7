"""The outbox: what is urgent goes first, nothing goes twice unlabelled, nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from adapters.db.outbox import Outbox
from adapters.db.store import Database
from adapters.db.tables import outbox as rows
from adapters.db.wire import unwired, wired
from core.card import Area
from core.effect import Effect, Road
from core.effects.catch_up import CatchUp
from core.effects.follow import Follow
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.effects.report_status import ReportStatus
from core.effects.verify_package import VerifyPackage
from core.exchange.status import ExchangeStatus
from core.ports import Errand
from tests.core.office import FakeClock
from tests.factories import AGENCY, CLERK, HEAD, NOW

STATES = sa.select(rows.c.id, rows.c.state, rows.c.note).order_by(rows.c.id)
SPOIL = sa.update(rows).values(kind="no_such_kind")


@pytest.fixture
def outbox(store: Database, clock: FakeClock) -> Outbox:
    return Outbox(store, clock)


async def post(store: Database, clock: FakeClock, *effects: Effect) -> None:
    await store.write(lambda work: work.post(AGENCY.id, effects, clock.now()))


async def states(store: Database) -> list[str]:
    return [row[1] for row in await store.read(lambda records: records.sql.rows(STATES))]


def notify(urgency: int = 0, **more: Any) -> Notify:
    return Notify(CLERK.id, Area.INCOMING, uuid4(), urgency, **more)


EVERY_EFFECT = [
    notify(2, reason="reason-repeat", names="Lê Thị Thu", again=True),
    Refresh(Area.TASK, uuid4()),
    CatchUp(CLERK.id, [f"task/{uuid4().hex}"], 4),
    Follow("fin", uuid4()),
    VerifyPackage(uuid4(), "f" * 64, NOW),
    ReportStatus("a", "Sở", "b", "uid", "1/A", NOW.date(), ExchangeStatus.REFUSED, NOW, "C12"),
    ReportStatus("a", "Sở", "b", "uid", "1/A", None, ExchangeStatus.ARRIVED, NOW),
]


@pytest.mark.parametrize("effect", EVERY_EFFECT, ids=lambda effect: effect.kind)
async def test_an_effect_comes_out_as_it_went_in(
    store: Database, outbox: Outbox, clock: FakeClock, effect: Effect
) -> None:
    await post(store, clock, effect)
    [errand] = await outbox.claim(effect.road, 10)
    assert errand.effect == effect
    assert errand.agency_id == AGENCY.id
    assert unwired(effect.kind, wired(effect)) == effect


async def test_urgent_goes_before_older_bulk(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    bulk, normal, urgent = notify(bulk=True), notify(), notify(3)
    for effect in (bulk, bulk, normal, urgent):
        await post(store, clock, effect)
    assert [e.effect for e in await outbox.claim(Road.PEOPLE, 1)] == [urgent]
    assert [e.effect for e in await outbox.claim(Road.PEOPLE, 10)] == [normal, bulk, bulk]


async def test_the_roads_do_not_mix(store: Database, outbox: Outbox, clock: FakeClock) -> None:
    await post(store, clock, notify(), Follow("fin", uuid4()))
    assert [e.effect.kind for e in await outbox.claim(Road.MACHINES, 10)] == ["follow"]
    assert [e.effect.kind for e in await outbox.claim(Road.PEOPLE, 10)] == ["notify"]


async def test_at_most_ten_are_claimed_ahead(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await post(store, clock, *(notify() for _ in range(15)))
    assert len(await outbox.claim(Road.PEOPLE, 100)) == 10


async def test_no_row_is_claimed_twice_by_claimers_at_once(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await post(store, clock, *(notify() for _ in range(100)))
    claims = await asyncio.gather(*(outbox.claim(Road.PEOPLE, 7) for _ in range(20)))
    ids = [errand.id for claim in claims for errand in claim]
    while more := await outbox.claim(Road.PEOPLE, 10):
        ids += [errand.id for errand in more]
    assert len(ids) == len(set(ids)) == 100


async def claimed(store: Database, outbox: Outbox, clock: FakeClock, effect: Effect) -> Errand:
    await post(store, clock, effect)
    [errand] = await outbox.claim(effect.road, 1)
    return errand


async def test_what_is_finished_does_not_come_again(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.finish(await claimed(store, outbox, clock, notify()))
    await outbox.give_up(await claimed(store, outbox, clock, notify()), "blocked")
    clock.advance(hours=1)
    assert await outbox.claim(Road.PEOPLE, 10) == []
    assert await states(store) == ["done", "dead"]


async def test_what_is_put_off_comes_when_it_is_due_with_one_attempt_more(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    errand = await claimed(store, outbox, clock, notify())
    assert errand.attempts == 0
    await outbox.put_off(errand, clock.now() + timedelta(seconds=8), "429")
    clock.advance(seconds=7)
    assert await outbox.claim(Road.PEOPLE, 10) == []
    clock.advance(seconds=1)
    [again] = await outbox.claim(Road.PEOPLE, 10)
    assert (again.id, again.attempts) == (errand.id, 1)


async def test_what_is_held_for_its_turn_comes_when_it_is_due_and_counts_no_attempt(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    errand = await claimed(store, outbox, clock, notify())
    await outbox.hold(errand, clock.now() + timedelta(seconds=1))
    assert await outbox.claim(Road.PEOPLE, 10) == []
    clock.advance(seconds=1)
    [again] = await outbox.claim(Road.PEOPLE, 10)
    assert (again.id, again.attempts) == (errand.id, 0)


async def test_what_is_no_longer_worth_doing_expires(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await post(store, clock, notify(), Refresh(Area.TASK, uuid4()))
    clock.advance(hours=2)
    assert [e.effect.kind for e in await outbox.claim(Road.PEOPLE, 10)] == ["notify"]
    assert await states(store) == ["sending", "expired"]


async def test_an_unknown_urgent_send_is_said_once_more_and_labelled(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    errand = await claimed(store, outbox, clock, notify(3))
    await asyncio.gather(*(outbox.unknown(errand, "timed out") for _ in range(3)))
    [repeat] = await outbox.claim(Road.PEOPLE, 10)
    assert isinstance(repeat.effect, Notify)
    assert repeat.effect.again
    await outbox.unknown(repeat, "timed out")
    clock.advance(hours=1)
    assert await outbox.claim(Road.PEOPLE, 10) == []
    assert await states(store) == ["unknown", "unknown"]


async def test_an_unknown_plain_send_waits_for_the_next_digest(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.unknown(await claimed(store, outbox, clock, notify()), "timed out")
    clock.advance(hours=1)
    assert await outbox.claim(Road.PEOPLE, 10) == []


async def test_an_unknown_refresh_is_tried_again_ever_later_while_it_is_worth_it(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.unknown(
        await claimed(store, outbox, clock, Refresh(Area.TASK, uuid4())), "timed out"
    )
    assert await outbox.claim(Road.PEOPLE, 10) == []
    clock.advance(seconds=2)
    [again] = await outbox.claim(Road.PEOPLE, 10)
    await outbox.unknown(again, "timed out")
    clock.advance(seconds=2)
    assert await outbox.claim(Road.PEOPLE, 10) == []
    clock.advance(hours=1)
    assert await outbox.claim(Road.PEOPLE, 10) == []
    assert (await states(store))[-1] == "expired"


async def test_what_a_dead_process_was_doing_is_adopted(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    urgent, plain, machine = notify(2), notify(), Follow("fin", uuid4())
    for effect in (urgent, plain, machine):
        await claimed(store, outbox, clock, effect)
    reborn = Outbox(store, clock)
    assert await reborn.adopt() == 3
    assert await reborn.adopt() == 0
    assert [e.effect for e in await reborn.claim(Road.MACHINES, 10)] == [machine]
    [repeat] = await reborn.claim(Road.PEOPLE, 10)
    assert isinstance(repeat.effect, Notify)
    assert (repeat.effect.document_id, repeat.effect.again) == (urgent.document_id, True)


async def test_a_late_word_of_the_dead_process_changes_nothing(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    errand = await claimed(store, outbox, clock, notify(2))
    await outbox.adopt()
    await outbox.finish(errand)
    await outbox.put_off(errand, clock.now(), "late")
    assert await states(store) == ["unknown", "waiting"]


async def test_a_row_that_nobody_can_read_is_dead_and_holds_up_nobody(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await post(store, clock, notify())
    await store.write(lambda work: work.sql.change(SPOIL, {}))
    good = notify()
    await post(store, clock, good)
    assert [e.effect for e in await outbox.claim(Road.PEOPLE, 10)] == [good]
    assert await states(store) == ["dead", "sending"]


async def test_p8_calm_messages_that_waited_too_long_for_one_person_become_one(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    first, second = notify(), notify()
    other = Notify(HEAD.id, Area.INCOMING, uuid4())
    urgent, digest = notify(2), notify(bulk=True)
    await post(store, clock, first, second, first, other, urgent, digest)
    clock.advance(minutes=3)
    fresh = notify()
    await post(store, clock, fresh)
    [one] = await outbox.claim(Road.PEOPLE, 1)
    assert one.effect == urgent
    [summary] = await outbox.claim(Road.PEOPLE, 1)
    things = [f"incoming/{one.document_id.hex}" for one in (second, first)]
    assert summary.effect == CatchUp(CLERK.id, things, 3)
    rest = [one.effect for one in await outbox.claim(Road.PEOPLE, 10)]
    assert rest == [other, fresh, digest]
    assert (await states(store)).count("summed") == 2


async def test_p8_a_summary_that_could_not_be_sent_takes_in_what_came_since(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    await post(store, clock, notify(), notify())
    clock.advance(minutes=3)
    [first] = await outbox.claim(Road.PEOPLE, 1)
    await outbox.put_off(first, clock.now(), "the channel is away")
    await post(store, clock, notify())
    clock.advance(minutes=3)
    [again] = await outbox.claim(Road.PEOPLE, 1)
    assert isinstance(again.effect, CatchUp)
    assert (again.id, again.effect.count, len(again.effect.things)) == (first.id, 3, 3)
    assert await outbox.claim(Road.PEOPLE, 10) == []


async def test_a_late_message_without_company_goes_as_it_is(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    alone = notify()
    await post(store, clock, alone)
    clock.advance(hours=2)
    assert [one.effect for one in await outbox.claim(Road.PEOPLE, 10)] == [alone]


async def test_a_refused_decision_posts_nothing(
    store: Database, outbox: Outbox, clock: FakeClock
) -> None:
    def unit(work: Any) -> UUID:
        work.post(AGENCY.id, [notify(3)], clock.now())
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await store.write(unit)
    assert await outbox.claim(Road.PEOPLE, 10) == []
