"""What is peculiar to the embedded store: groups, the disk, and what it costs."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from adapters.db.migrate import migrate
from adapters.db.outbox import _CLAIM, _EXPIRE
from adapters.db.queues import _RINGS
from adapters.db.sql import Speech
from adapters.db.store import Database, open_store
from adapters.db.tables import registers
from core.errors import Fault, Turn
from core.ports import UnitOfWork
from core.registers.register import Register, RegisterKind
from core.waits.wait import Wait
from tests.core.office import FakeClock
from tests.databases import put_directory
from tests.factories import AGENCY, NOW, an_office

REGISTER = Register(AGENCY.id, RegisterKind.INCOMING, 2026)


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def path(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


async def test_every_commit_is_flushed_to_the_disk(store: Database) -> None:
    pragmas = {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal"}
    for name, value in pragmas.items():
        asked = sa.text(f"PRAGMA {name}").columns(sa.column("value"))
        found = await store.write(lambda work, asked=asked: work.sql.first(asked))
        assert list(found or ()) == [value]


async def test_readers_cannot_write(store: Database) -> None:
    with pytest.raises(Fault, match="readonly"):
        await store.read(lambda records: records.sql.change(sa.delete(registers), {}))


async def test_a_reader_is_not_held_up_by_a_writer(store: Database) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(work: UnitOfWork) -> int:
        number = work.number(REGISTER)
        inside.set()
        go_on.wait(5)
        return number

    writing = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(inside.wait, 5)
    assert len(await store.read(lambda records: records.agencies())) == 1
    go_on.set()
    assert await writing == 1


async def test_a_full_disk_is_a_fault_and_the_store_goes_on(store: Database) -> None:
    def limit(pages: int) -> Any:
        asked = sa.text(f"PRAGMA max_page_count = {pages}").columns(sa.column("value"))
        return store.write(lambda work: work.sql.first(asked))

    def fill(work: UnitOfWork) -> None:
        for _ in range(200):
            work.index(_ref(), AGENCY.id, "dài " * 200)

    await limit(1)  # as small as it is now
    with pytest.raises(Fault) as caught:
        await store.write(fill)
    assert caught.value.turn is Turn.AGAIN
    await limit(1_000_000)
    assert await store.write(lambda work: work.number(REGISTER)) == 1


def _ref() -> Any:
    from core.card import Area, Ref

    return Ref(Area.INCOMING, uuid4())


async def test_a_commit_that_fails_fails_for_everybody_in_the_group(
    store: Database, path: Path
) -> None:
    """Another program holds the write lock for longer than anybody waits."""
    await store.write(lambda work: work.sql.first(_SHORT))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    numbers = [store.write(lambda work: work.number(REGISTER)) for _ in range(5)]
    outcomes = await asyncio.gather(*numbers, return_exceptions=True)
    other.execute("ROLLBACK")
    other.close()
    assert any(isinstance(outcome, Fault) for outcome in outcomes)
    given = [outcome for outcome in outcomes if isinstance(outcome, int)]
    assert await store.write(lambda work: work.number(REGISTER)) == len(given) + 1


_SHORT = sa.text("PRAGMA busy_timeout = 50").columns(sa.column("value"))


async def test_a_caller_who_gave_up_waiting_does_not_stop_the_writer(store: Database) -> None:
    hold = threading.Event()
    first = asyncio.create_task(store.write(lambda _work: hold.wait(5)))
    await asyncio.sleep(0)
    impatient = asyncio.create_task(store.write(lambda work: work.number(REGISTER)))
    await asyncio.sleep(0.01)
    impatient.cancel()
    hold.set()
    await first
    assert await store.write(lambda work: work.number(REGISTER)) == 2


async def test_closing_commits_what_is_queued(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office'}"
    migrate(url)
    opened = open_store(url, today=lambda: FakeClock().now().date())
    await put_directory(opened, an_office())
    writing = [
        asyncio.create_task(opened.write(lambda work: work.number(REGISTER))) for _ in range(50)
    ]
    await asyncio.sleep(0)
    await opened.close()
    assert sorted(await asyncio.gather(*writing)) == list(range(1, 51))


@pytest.mark.parametrize(
    ("statement", "given", "indexes"),
    [
        (_CLAIM, {"in_road": "people", "now": NOW, "limit": 10}, {"outbox_next"}),
        (_EXPIRE, {"in_road": "people", "now": NOW}, {"outbox_expiry"}),
        (_RINGS, {"now": NOW, "limit": 10}, {"waits_repeat", "waits_climb"}),
    ],
    ids=["claim", "expire", "ring"],
)
def test_what_is_done_does_not_make_the_next_look_dearer(
    path: Path, statement: Any, given: dict[str, Any], indexes: set[str]
) -> None:
    said = Speech(sqlite.dialect()).said(statement)
    connection = sqlite3.connect(path)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {said.text}", said.bound(given)).fetchall()
    connection.close()
    steps = "\n".join(row[3] for row in plan)
    assert all(name in steps for name in indexes)
    assert "SCAN outbox" not in steps
    assert "SCAN waits" not in steps


async def test_the_digest_of_a_province_takes_seconds(store: Database) -> None:
    """6,000 here, every tenth of a province: the time grows in proportion."""
    from core.attendance.check import Slot

    people = [uuid4() for _ in range(6000)]
    agency = AGENCY.id

    def unit(work: UnitOfWork) -> None:
        for person in people:
            document = uuid4()
            work.put_waits(document, [_wait(document, person, agency)])

    await store.write(unit)
    slot = Slot(NOW.date(), "am", NOW, NOW + timedelta(hours=5), NOW - timedelta(hours=18))
    begun = asyncio.get_running_loop().time()
    assert await store.write(lambda work: work.digest(agency, slot, NOW)) == 6000
    assert asyncio.get_running_loop().time() - begun < 3


def _wait(document: UUID, person: UUID, agency: UUID) -> Wait:
    return Wait("incoming", document, person, agency, "verified", NOW)
