"""The registers: read in order and in pages, and their numbers stand; on both databases and the fake."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.dialects import sqlite

from adapters.db import books
from adapters.db.migrate import migrate
from adapters.db.sql import Speech
from adapters.db.store import Database, open_store
from core.card import Area, Ref
from core.incoming.document import IncomingDocument, IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.ports import Store
from core.registers.extract import Book, Extract, place_of
from core.registers.register import Register, RegisterKind
from core.tasks.task import Task, TaskState
from tests.databases import Server, put_directory
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    an_incoming_document,
    an_office,
)
from tests.fakes.store import FakeStore

YEAR = Extract.of_year(AGENCY.id, Book.INCOMING, 2026, 100)
SENT = replace(YEAR, book=Book.OUTGOING)


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
async def kept(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """A store of each kind in turn, the one in memory too."""
    if request.param == "memory":
        yield FakeStore(an_office())
        return
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        url = await server.database()
    else:
        migrate(url)
    opened = open_store(url, NOW.date)
    try:
        await put_directory(opened, an_office())
        yield opened
    finally:
        await opened.close()


def entered(number: int, at: datetime = NOW, **more: Any) -> IncomingDocument:
    return an_incoming_document(
        IncomingState.REGISTERED, arrival_number=number, registered_at=at, **more
    )


def issued(reference: str, day: date, **more: Any) -> OutgoingDocument:
    return OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.DISPATCHED, SPECIALIST.id, NOW,
        reference=reference, issued_on=day, **more,
    )  # fmt: skip


def a_task(document_id: UUID, *, lead: bool) -> Task:
    return Task(
        uuid4(), AGENCY.id, document_id, TaskState.ASSIGNED, lead, HEAD.id, LEADER.id, "Làm ngay",
        NOW, NOW, "1", "5678/UBND-NN", "UBND tỉnh", "V/v bão",
    )  # fmt: skip


async def put(store: Store, *things: Any) -> None:
    for thing in things:
        await store.write(lambda work, thing=thing: work.add(thing))


async def ids(store: Store, extract: Extract) -> list[UUID]:
    return [one.id for one in await store.read(lambda records: records.register_lines(extract))]


@pytest.mark.basis("R-3.9")
@pytest.mark.basis("R-3.7")
async def test_a_years_register_begins_and_ends_at_midnight_of_viet_nam(kept: Store) -> None:
    midnight = datetime(2025, 12, 31, 17, tzinfo=UTC)
    before = entered(900, midnight - timedelta(microseconds=1))
    first = entered(1, midnight)
    last = entered(2, midnight + timedelta(days=365) - timedelta(microseconds=1))
    after = entered(1, midnight + timedelta(days=365))
    await put(
        kept, after, last, first, before, an_incoming_document(), entered(3, agency_id=uuid4())
    )
    assert await ids(kept, YEAR) == [first.id, last.id]
    assert await ids(kept, replace(YEAR, newest_first=True)) == [last.id, first.id]
    assert await ids(kept, YEAR.within(date(2026, 1, 2), None)) == [last.id]
    assert await ids(kept, YEAR.within(None, date(2026, 1, 1))) == [first.id]


@pytest.mark.basis("R-3.9")
@pytest.mark.parametrize("newest", [False, True])
async def test_pages_follow_one_another_without_a_gap_or_a_double(
    kept: Store, newest: bool
) -> None:
    lines = [entered(n, NOW + timedelta(minutes=n // 3)) for n in range(1, 12)]
    await put(kept, *reversed(lines))
    extract, seen = replace(YEAR, limit=4, newest_first=newest), list[UUID]()
    while page := await kept.read(lambda records, extract=extract: records.register_lines(extract)):
        seen += [one.id for one in page]
        extract = replace(extract, after=place_of(Book.INCOMING, page[-1]))
    whole = [one.id for one in lines]
    assert seen == (whole[::-1] if newest else whole)


async def test_outgoing_lines_stand_by_day_and_number(kept: Store) -> None:
    day = date(2026, 11, 23)
    ten, two = issued("10/SNN-VP", day, number=10), issued("02/SNN-VP", day, number=2)
    early, old = issued("01/SNN-VP", date(2026, 1, 1)), issued("9/SNN-VP", date(2025, 12, 31))
    draft = OutgoingDocument(uuid4(), AGENCY.id, OutgoingState.DRAFTING, SPECIALIST.id, NOW)
    await put(kept, ten, two, early, old, draft)
    assert await ids(kept, SENT) == [early.id, two.id, ten.id]
    page = replace(SENT, limit=1, newest_first=True)
    assert await ids(kept, page) == [ten.id]
    assert await ids(kept, replace(page, after=place_of(Book.OUTGOING, ten))) == [two.id]
    assert await kept.read(lambda records: records.register_tasks(SENT)) == []


async def test_tasks_come_with_the_lines_of_the_page_alone(kept: Store) -> None:
    directed = [entered(n, NOW + timedelta(minutes=n), directed_by=LEADER.id) for n in (1, 2)]
    await put(kept, *directed, entered(3, NOW + timedelta(minutes=3)))
    tasks = [a_task(one.id, lead=lead) for one in directed for lead in (False, True)]
    await put(kept, *tasks)
    first = replace(YEAR, limit=1)
    found = await kept.read(lambda records: records.register_tasks(first))
    assert [one.id for one in found] == [tasks[1].id, tasks[0].id]
    assert len(await kept.read(lambda records: records.register_tasks(YEAR))) == 4
    follow = replace(YEAR, book=Book.FOLLOW_UP)
    assert await ids(kept, follow) == [one.id for one in directed]


@pytest.mark.basis("R-5.1")
async def test_words_and_rights_narrow_the_register(kept: Store) -> None:
    storm, drought = entered(1), entered(2, NOW + timedelta(minutes=1))
    await put(kept, storm, drought)
    for one, words in ((storm, "5678/UBND-NN V/v ứng phó bão"), (drought, "V/v ứng phó hạn hán")):
        ref = Ref(Area.INCOMING, one.id)
        await kept.write(lambda work, ref=ref, words=words: work.index(ref, AGENCY.id, words))
    await kept.write(lambda work: work.concern(Ref(Area.INCOMING, drought.id), [SPECIALIST.id]))
    assert await ids(kept, replace(YEAR, words="ung pho")) == [storm.id, drought.id]
    assert await ids(kept, replace(YEAR, words="bao")) == [storm.id]
    mine = replace(YEAR, person_id=SPECIALIST.id)
    assert await ids(kept, mine) == [drought.id]
    assert await ids(kept, replace(mine, words="bao")) == []
    assert await ids(kept, replace(SENT, words="bao", person_id=CLERK.id)) == []


async def test_everybody_who_was_ever_entered_can_be_named(store: Database) -> None:
    members = await store.read(lambda records: records.members(AGENCY.id))
    assert {one.id for one in an_office().people} == {one.id for one in members}


CHANGES: list[tuple[Any, str, Any]] = [
    (entered(7), "arrival_number", 8),
    (entered(7), "arrival_number", None),
    (issued("10/SNN-VP", date(2026, 11, 23), number=10), "number", 11),
    (issued("10/SNN-VP", date(2026, 11, 23), number=10), "number", None),
    (issued("10/SNN-VP", date(2026, 11, 23)), "reference", "11/SNN-VP"),
    (issued("10/SNN-VP", date(2026, 11, 23)), "reference", ""),
]


@pytest.mark.basis("R-3.7")
@pytest.mark.basis("R-8.3")
@pytest.mark.parametrize(("document", "name", "value"), CHANGES)
async def test_a_number_once_given_is_refused_any_change_by_the_database(
    store: Database, document: Any, name: str, value: Any
) -> None:
    given = replace(document, id=uuid4(), document_uid=uuid4().hex)
    await put(store, given)
    changed = replace(given, **{name: value})
    with pytest.raises(Exception, match="a number once given stands"):
        await store.write(lambda work: work.save(changed))
    found = await store.read(lambda records: records.load(Ref(given.area, given.id)))
    assert getattr(found, name) == getattr(given, name)
    found.subject = "V/v khác"
    await store.write(lambda work: work.save(found))


@pytest.mark.basis("R-3.7")
async def test_a_register_never_counts_backwards(store: Database) -> None:
    register = Register(AGENCY.id, RegisterKind.INCOMING, 2026)
    for _ in range(3):
        await store.write(lambda work: work.number(register))

    def back(work: Any) -> None:
        import sqlalchemy as sa

        from adapters.db.tables import registers

        work.sql.change(sa.update(registers).values(last=sa.bindparam("to")), {"to": 1})

    with pytest.raises(Exception, match="a number once given stands"):
        await store.write(back)
    assert await store.write(lambda work: work.number(register)) == 4


@pytest.mark.parametrize(
    ("book", "column"), [("incoming", "registered_at"), ("outgoing", "issued_on")]
)
@pytest.mark.parametrize("newest", [False, True])
async def test_a_page_is_read_by_the_index_of_agency_and_time(
    tmp_path: Path, book: str, column: str, newest: bool
) -> None:
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    migrate(url)
    extract = replace(YEAR, book=Book(book), newest_first=newest)
    statement = books._lines("sqlite", Book(book), False, False, newest)
    said = Speech(sqlite.dialect()).said(statement)
    low, high = extract.bounds
    given: dict[str, Any] = {"agency_id": AGENCY.id, "limit": 9}
    for name, place in (("low", low), ("high", high)):
        given |= {f"{name}_at": place.at, f"{name}_number": place.number, f"{name}_id": place.id}
    with closing(sqlite3.connect(tmp_path / "office.sqlite3")) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {said.text}", said.bound(given)).fetchall()
    plan = " ".join(row[3] for row in rows)
    index = f"{book}_{column.removesuffix('_at').removesuffix('_on')}"
    assert f"USING INDEX {index} (agency_id=? AND {column}>? AND {column}<?" in plan
