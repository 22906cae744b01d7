"""Visits and absences by days, as both databases find them (R-20.1b)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from adapters.db.store import Database
from core.access.entering import signed_in
from core.access.rules import entry
from core.people.capacity import Capacity
from core.people.delegation import Delegation, DelegationState
from core.people.person import Actor
from tests.factories import AGENCY, CLERK, DEPUTY, LEADER, NOW

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.basis("R-20.1b")


async def test_sign_ins_of_the_days_are_found_and_other_entries_are_not(store: Database) -> None:
    actor = Actor(CLERK.id, AGENCY.id, "web")
    for hours in (0, 5, 30):
        await store.write(lambda work, n=hours: signed_in(work, actor, NOW + n * HOUR))
    await store.write(lambda work: work.record(entry(actor, CLERK.id, "browser", NOW)))
    found = await store.read(lambda records: records.visits(AGENCY.id, NOW, NOW + 24 * HOUR))
    assert [(one.step, one.at, one.via) for one in found] == [
        ("sign_in", NOW, "web"),
        ("sign_in", NOW + 5 * HOUR, "web"),
    ]
    assert await store.read(lambda r: r.visits(uuid4(), NOW, NOW + 24 * HOUR)) == []


async def test_absences_that_touch_the_days_are_found_though_they_are_over(
    store: Database,
) -> None:
    def absence(begins: int, ends: int, *, away: bool = True) -> Delegation:
        return Delegation(
            uuid4(), AGENCY.id, DelegationState.ENDED, LEADER.id, DEPUTY.id, Capacity.FOR_HEAD,
            away, NOW + begins * HOUR, NOW + ends * HOUR, LEADER.id, NOW,
        )  # fmt: skip

    touching, before, paper = absence(-5, 1), absence(-9, 0), absence(-5, 5, away=False)
    await store.write(lambda work: [work.add(one) for one in (touching, before, paper)])
    found = await store.read(lambda records: records.absences(AGENCY.id, NOW, NOW + HOUR))
    assert [vars(one) for one in found] == [vars(touching)]
