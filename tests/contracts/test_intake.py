"""The intake: kept once, taken in order, and one poisoned update holds up nobody for long."""

from __future__ import annotations

import pytest

from adapters.db.intake import MOST_TRIES, Intake
from adapters.db.store import Database
from tests.core.office import FakeClock


@pytest.fixture
def intake(store: Database, clock: FakeClock) -> Intake:
    return Intake(store, clock)


async def test_updates_are_taken_in_the_order_they_came(intake: Intake) -> None:
    await intake.keep("bot", [(7, b"{7}"), (5, b"\x00\xff")])
    await intake.keep("bot", [(9, b"{9}")])
    assert [(k.source, k.key, k.body) for k in await intake.take("bot", 10)] == [
        ("bot", 7, b"{7}"),
        ("bot", 5, b"\x00\xff"),
        ("bot", 9, b"{9}"),
    ]
    assert [kept.key for kept in await intake.take("bot", 2)] == [7, 5]


async def test_the_same_update_is_kept_once(intake: Intake) -> None:
    await intake.keep("bot", [(7, b"first"), (7, b"second")])
    await intake.keep("bot", [(7, b"third"), (8, b"new")])
    assert [kept.body for kept in await intake.take("bot", 10)] == [b"first", b"new"]


async def test_what_is_done_never_comes_again_even_if_sent_again(intake: Intake) -> None:
    await intake.keep("bot", [(7, b"{7}")])
    [kept] = await intake.take("bot", 10)
    await intake.done(kept)
    await intake.keep("bot", [(7, b"{7}")])
    assert await intake.take("bot", 10) == []


async def test_each_source_has_its_own_keys(intake: Intake) -> None:
    await intake.keep("bot", [(7, b"a")])
    await intake.keep("zalo", [(7, b"b")])
    assert [kept.body for kept in await intake.take("zalo", 10)] == [b"b"]


async def test_a_poisoned_update_is_given_up_after_five_failures(intake: Intake) -> None:
    await intake.keep("bot", [(7, b"poison"), (8, b"good")])
    for _ in range(MOST_TRIES):
        first, *_rest = await intake.take("bot", 10)
        assert first.key == 7
        await intake.fail(first, "ValueError: " + "x" * 5000)
    assert [kept.key for kept in await intake.take("bot", 10)] == [8]


async def test_nothing_to_keep_is_no_trouble(intake: Intake) -> None:
    await intake.keep("bot", [])
    assert await intake.take("bot", 10) == []
