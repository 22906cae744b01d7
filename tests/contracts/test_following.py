"""Late work and the figures of a period: counted by the database as by hand, on both databases."""

from __future__ import annotations

import dataclasses
import random
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.db import following
from adapters.db.store import Database
from core.attendance.check import HalfDayCheck, Slot, check_id
from core.card import Area, Ref
from core.following.figures import Period, Span
from core.following.scope import Scope
from core.incoming.document import IncomingState
from core.journal.entry import Entry
from core.opinions.opinion import Opinion, OpinionState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.ports import UnitOfWork
from core.reminding import remind
from core.tasks.task import Task, TaskState
from tests.contracts.test_store import a_task
from tests.core.office import FakeClock, Office
from tests.factories import (
    AGENCY,
    COLLEAGUE,
    FINANCE,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    PLANTS,
    SPECIALIST,
    an_incoming_document,
    an_office,
)
from tests.fakes.following import late_issues, open_tasks, recount, unissued, whose

SCOPES = (
    Scope(AGENCY.id),
    Scope(AGENCY.id, unit_id=PLANTS.id),
    Scope(AGENCY.id, unit_id=FINANCE.id),
    Scope(AGENCY.id, person_id=SPECIALIST.id),
)
HANDLERS = (HEAD, HEAD_2, SPECIALIST, COLLEAGUE)
OPEN = (IncomingState.REGISTERED, IncomingState.ASSIGNED, IncomingState.IN_PROGRESS)


def an_entry(document_id: UUID, at: datetime, before: str, after: str) -> Entry:
    return Entry(
        agency_id=AGENCY.id, at=at, person_id=LEADER.id, via="test", step="tst", basis="R-12.4",
        area=Area.INCOMING, document_id=document_id, before=before, after=after, details={},
    )  # fmt: skip


def a_year(dice: random.Random) -> tuple[list[Any], list[Entry]]:
    """Documents, their tasks and what happened to them, at random over forty days."""
    things: list[Any] = []
    entries: list[Entry] = []
    for number in range(240):
        at = NOW - timedelta(hours=dice.randint(0, 960))
        state = dice.choice([*OPEN, *[IncomingState.FINISHED] * 3, "returned", "recalled"])
        later = at + timedelta(hours=dice.randint(1, 300))
        document = an_incoming_document(
            IncomingState(state),
            registered_at=None if state == "returned" else at,
            arrival_number=None if state == "returned" else number,
            closed_at=later if state in {"finished", "returned"} else None,
        )
        things.append(document)
        if state in {"returned", "recalled"}:
            entries.append(an_entry(document.id, later, "verified", state))
            entries.append(an_entry(document.id, later, state, state))
        if state in {"assigned", "in_progress", "finished", "recalled"}:
            things += _tasks(dice, document, at, later)
    return things, entries


def _tasks(dice: random.Random, document: Any, at: datetime, later: datetime) -> list[Task]:
    done = document.state == IncomingState.FINISHED
    state = TaskState.COMPLETED if done else dice.choice([*TaskState])
    if state == TaskState.COMPLETED and not done:
        state = TaskState.ACCEPTED
    return [
        a_task(
            document.id,
            lead=lead,
            state=state,
            assignee_id=dice.choice(HANDLERS).id,
            created_at=at,
            due_at=at + timedelta(hours=dice.randint(1, 300)),
            completed_at=later if done else None,
            trail=[],
        )
        for lead in (True, False)
    ]


async def put(store: Database, things: list[Any], entries: list[Entry]) -> None:
    def unit(work: UnitOfWork) -> None:
        for thing in things:
            work.add(thing)
        for entry in entries:
            work.record(entry)

    await store.write(unit)


@pytest.mark.basis("R-12.4")
async def test_the_figures_equal_a_recount_of_the_raw_rows(store: Database) -> None:
    things, entries = a_year(random.Random(7))
    await put(store, things, entries)
    seen = set()
    for scope in SCOPES:
        people = whose(scope, an_office())
        for span in Span:
            for back in (0, 3, 9, 20, 31):
                period = Period.of(span, NOW.date() - timedelta(days=back))
                wanted = recount(things, entries, people, scope, period, NOW)
                got = await store.read(lambda r, s=scope, p=period: r.figures(s, p, NOW))
                assert got == wanted, (scope, period)
                seen |= {n for n, count in dataclasses.asdict(got).items() if count}
    assert seen == set(dataclasses.asdict(recount([], [], None, SCOPES[0], period, NOW)))


async def test_late_work_is_listed_by_page_for_each_scope(store: Database) -> None:
    things, _ = a_year(random.Random(8))
    await put(store, things, [])
    for scope in SCOPES:
        wanted = open_tasks(things, scope, whose(scope, an_office()), NOW)
        pages = [
            await store.read(lambda r, s=scope, o=offset: r.tasks_due(s, NOW, 7, o))
            for offset in range(0, len(wanted) + 7, 7)
        ]
        found = [task for page in pages for task in page]
        assert [t.due_at for t in found] == [t.due_at for t in wanted]
        assert {t.id for t in found} == {t.id for t in wanted}
        assert await store.read(lambda r, s=scope: r.count_due(s, NOW)) == len(wanted)
        assert len(wanted) > 5


async def test_opinions_are_found_by_what_they_are_about(store: Database) -> None:
    about = uuid4()
    one = Opinion(
        uuid4(), AGENCY.id, OpinionState.ASKED, Area.TASK, about, "5678/UBND-NN", SPECIALIST.id,
        HEAD_2.id, "Ý kiến?", NOW, NOW + timedelta(days=1),
    )  # fmt: skip
    await store.write(lambda work: work.add(one))
    found = await store.read(lambda records: records.opinions_of(about))
    assert [dataclasses.asdict(x) for x in found] == [dataclasses.asdict(one)]
    assert await store.read(lambda records: records.opinions_of(uuid4())) == []


async def test_the_digest_tells_heads_and_leaders_what_is_late(store: Database) -> None:
    late = a_task(uuid4(), assignee_id=SPECIALIST.id, due_at=NOW - timedelta(days=1))
    other = a_task(uuid4(), assignee_id=HEAD_2.id, due_at=NOW - timedelta(days=1))
    await put(store, [late, other], [])
    slot = Slot(date(2026, 11, 23), "am", NOW, NOW + timedelta(hours=5), NOW - timedelta(days=3))
    assert await store.write(lambda work: work.digest(AGENCY.id, slot, NOW)) == 3
    assert await store.write(lambda work: work.digest(AGENCY.id, slot, NOW)) == 0

    async def told(person_id: UUID) -> int:
        ref = Ref(Area.CHECK, check_id(person_id, slot.name))
        check: HalfDayCheck = await store.read(lambda records: records.load(ref))
        return check.led_overdue

    assert [await told(one.id) for one in (HEAD, LEADER)] == [1, 2]


@pytest.mark.basis("R-12.4")
async def test_reminders_are_posted_once_by_the_real_store(
    store: Database, clock: FakeClock
) -> None:
    office = Office(clock=clock)
    due = datetime.fromisoformat("2026-11-20T17:00:00+07:00")
    given = {"assignee_id": SPECIALIST.id, "created_at": NOW - timedelta(days=9), "trail": []}
    tasks = [a_task(uuid4(), due_at=due, **given) for _ in range(3)]
    await put(store, tasks, [])
    ports = dataclasses.replace(office.ports, store=store)
    assert await remind(ports) == 2
    assert await remind(ports) == 0
    clock.advance(days=2)
    assert await remind(ports) == 0
    clock.advance(days=1)
    assert await remind(ports) == 3


async def test_late_work_is_found_by_its_index(store: Database, kind: str) -> None:
    if kind != "sqlite":
        pytest.skip("a small PostgreSQL table is always read as a whole")
    names = {"agency": "tasks_open", "unit": "tasks_open"}
    for name, wanted in names.items():
        plan = await store.read(lambda r, n=name: _plan(r.sql, following._COUNT[n]))
        assert wanted in plan, plan
    new, still, done, ended = following._FIGURES["agency"]
    for statement, wanted in (
        (new, "incoming_registered"),
        (still, "incoming_state"),
        (done, "incoming_state"),
        (ended, "journal_ends"),
    ):
        plan = await store.read(lambda r, s=statement: _plan(r.sql, s))
        assert wanted in plan, plan


def _plan(sql: Any, statement: Any) -> str:
    said = sql._speech.said(statement)
    cursor = sql._cursor
    cursor.execute(f"EXPLAIN QUERY PLAN {said.text}", [None] * len(said.names))
    return " ".join(str(row[3]) for row in cursor.fetchall())


def test_periods_begin_and_end_where_people_think() -> None:
    week = Period.of(Span.WEEK, date(2026, 11, 22))
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    month = Period.of(Span.MONTH, date(2027, 2, 14))
    assert (month.first, month.last) == (date(2027, 2, 1), date(2027, 2, 28))
    assert month.ends.isoformat() == "2027-03-01T00:00:00+07:00"


@pytest.mark.basis("R-6.2a")
async def test_late_issues_are_counted_as_by_hand(store: Database) -> None:
    dice, letters = random.Random(9), []
    for number in range(60):
        at = NOW - timedelta(hours=dice.randint(0, 300))
        state = dice.choice(["approved", "signed", "numbered", "sealed", "dispatched"])
        out = at + timedelta(hours=dice.randint(1, 40)) if state == "dispatched" else None
        given: dict[str, Any] = {
            "id": uuid4(), "agency_id": AGENCY.id, "state": OutgoingState(state),
            "drafter_id": dice.choice(HANDLERS).id, "created_at": at, "subject": str(number),
            "unit_id": dice.choice((PLANTS, FINANCE)).id, "dispatched_at": out,
            "issued_on": at.date() if out else None, "issue_by": at + timedelta(hours=20),
        }  # fmt: skip
        letters.append(OutgoingDocument(**given))
    await put(store, letters, [])
    for scope in SCOPES:
        for span in Span:
            period = Period.of(span, NOW.date() - timedelta(days=3))
            wanted = late_issues(letters, scope, period, NOW)
            got = await store.read(lambda r, s=scope, p=period: r.late_issues(s, p, NOW))
            assert got == wanted, (scope, period)
        rows = await store.read(lambda r, s=scope: r.unissued(s, NOW, 100))
        assert [one.id for one in rows] == [one.id for one in unissued(letters, scope, NOW)]
