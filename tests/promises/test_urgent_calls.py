"""What is promised of an urgent document, over seeded afternoons with bad lines and dying processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from adapters.db.migrate import migrate
from adapters.db.store import Database, open_store
from core.waits.clock import PACES
from core.waits.wait import Wait
from tests.databases import put_directory
from tests.factories import NOW, an_office
from tests.promises.world import TICK, World, with_everybody_linked

FEW, MANY = 500, 100_000
AGAIN = "reason-maybe-again"


@pytest.fixture
async def province(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    migrate(url)
    store = open_store(url, today=lambda: NOW.date())
    try:
        await put_directory(store, an_office())
        await with_everybody_linked(store)
        yield store
    finally:
        await store.close()


async def test_p1_p2_p3_p6_p7_hold_in_every_afternoon(province: Database) -> None:
    await all_hold(province, range(FEW))


@pytest.mark.long
async def test_p1_p2_p3_p6_p7_hold_in_a_hundred_thousand_afternoons(province: Database) -> None:
    await all_hold(province, range(FEW, FEW + MANY))


async def all_hold(store: Database, seeds: range) -> None:
    for seed in seeds:
        world = await World(store, seed).run()
        for holds in (nobody_is_forgotten, nothing_twice, nothing_after, in_time):
            wrong = holds(world, world.ended)
            assert not wrong, f"seed {seed}: {holds.__name__}: {wrong}"


def nobody_is_forgotten(world: World, waits: list[Wait]) -> str:
    """P1: it ends acknowledged, or it still rings and has climbed as far as its time allows; at
    the end of the ladder somebody is to phone.
    """
    if any(wait.acknowledged_at for wait in waits):
        return ""
    now, rule = world.clock.now(), PACES[world.document.urgency]
    for wait in waits:
        if wait.repeat_at is None or _missed(world, wait.repeat_at):
            return f"{wait.person_id} rings no more"
        if wait.climb_at is not None and _missed(world, wait.climb_at):
            return f"{wait.person_id} did not climb"
        slack = TICK + timedelta(seconds=90)
        long = now - wait.since > timedelta(minutes=3 * rule.repeat) + slack
        heard = any(one.person_id == wait.person_id for one in world.seen)
        habits = world.habits[wait.person_id]
        if long and not heard and not habits.blocked and not habits.lost:
            return f"{wait.person_id} never heard of it"
    if waits and all(wait.climb_at is None for wait in waits) and not world.callers:
        return "nobody is left to climb to, and nobody has a call sheet"
    return "" if waits else "nobody is called"


def _missed(world: World, due: datetime) -> bool:
    """Its moment came, and the office has been up for more than a beat in each of its lives since."""
    since = [(died, back) for died, back in world.deaths if back > due]
    down = sum((back - max(died, due) for died, back in since), timedelta())
    return world.clock.now() - due - down > TICK * (len(since) + 1)


def nothing_twice(world: World, _waits: list[Wait]) -> str:
    """P2, P3: a call is seen once, or once more with the label; it is acknowledged once."""
    plain = Counter((one.person_id, one.reason) for one in world.seen if not _labelled(one.reason))
    labels = Counter(one.person_id for one in world.seen if _labelled(one.reason))
    twice = [pair for pair, count in plain.items() if count > 1]
    many = [one for one, count in labels.items() if count > _said(world, one)]
    return f"{twice} {many}" if twice or many else ""


def _said(world: World, one: UUID) -> int:
    """How often there was something to say: each ring, and the call sheet."""
    return world.rings[one] + (one in world.sheets)


def _labelled(reason: object) -> bool:
    return reason is not None and getattr(reason, "key", "") == AGAIN


def nothing_after(world: World, _waits: list[Wait]) -> str:
    """P6: once somebody has it, no call begins."""
    return ", ".join(str(at) for at in world.late)


def in_time(world: World, waits: list[Wait]) -> str:
    """P7: climbed within five seconds of its moment, or of the end of the outage around it."""
    rule = PACES[world.document.urgency]
    since = {wait.person_id: wait.since for wait in waits}
    for wait in waits:
        if wait.from_person_id is None or wait.from_person_id not in since:
            continue
        due = since[wait.from_person_id] + timedelta(minutes=rule.climb)
        down = sum(((back - died) for died, back in world.deaths), timedelta())
        if not timedelta() <= wait.since - due <= TICK + down:
            return f"{wait.person_id} was called {wait.since - due} after its moment"
    return ""
