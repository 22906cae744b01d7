"""Quiet hours and the messages of a day, as both databases keep them (N23)."""

from __future__ import annotations

import asyncio
from datetime import date, time

from adapters.db.store import Database
from core.noise import Noise, Quiet
from tests.factories import CLERK, LEADER

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


async def test_everybody_has_the_usual_hours_until_others_are_chosen(store: Database) -> None:
    assert await store.read(lambda records: records.quiet(CLERK.id)) == Quiet(CLERK.id)
    for mine in (Quiet(CLERK.id, time(21, 5), time(5), False), Quiet(CLERK.id, time(0), time(0))):
        await store.write(lambda work, q=mine: work.put_quiet(q))  # type: ignore[misc]
        assert await store.read(lambda records: records.quiet(CLERK.id)) == mine
    assert await store.read(lambda records: records.quiet(LEADER.id)) == Quiet(LEADER.id)


async def test_messages_are_counted_by_person_and_day_though_many_come_at_once(
    store: Database,
) -> None:
    def one(sounded: bool, day: date) -> object:
        return store.write(lambda work: work.count_noise(CLERK.id, day, sounded=sounded))

    await asyncio.gather(*(one(n % 3 == 0, TUESDAY) for n in range(30)))  # type: ignore[call-overload]
    await store.write(lambda work: work.count_noise(CLERK.id, MONDAY, sounded=True))
    counted = await store.read(lambda records: records.noise(CLERK.id, MONDAY))
    assert counted == [Noise(CLERK.id, TUESDAY, 10, 20), Noise(CLERK.id, MONDAY, 1, 0)]
    assert len(await store.read(lambda records: records.noise(CLERK.id, TUESDAY))) == 1
    assert await store.read(lambda records: records.noise(LEADER.id, MONDAY)) == []
