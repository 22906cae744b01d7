"""Đôn đốc: graded, once, to who has it now, and not while others are waited for."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from core.card import Area
from core.effects.remind import Remind
from core.opinions.opinion import Opinion, OpinionState
from core.people.person import Person
from core.ports import Address
from core.reminding import Grade, grade_of, remind
from core.tasks.task import Task, TaskState
from tests.calendars import YEAR_2026
from tests.contracts.test_store import a_task
from tests.core.office import Office
from tests.factories import (
    AGENCY,
    COLLEAGUE,
    HEAD,
    HEAD_2,
    LEADER,
    SPECIALIST,
    an_incoming_document,
)
from tests.fakes.channel import FakeChannel


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+07:00")


def has_task(office: Office, due: str = "20T17:00", **more: Any) -> Task:
    document = office.has(an_incoming_document())
    given = {"assignee_id": SPECIALIST.id, "created_at": at("09T08:00"), "trail": []}
    task: Task = office.has(a_task(document.id, **(given | {"due_at": at(due)} | more)))
    return task


async def sent(office: Office, moment: str) -> dict[Any, list[str]]:
    """Who is reminded at that moment, and of which grades; the outbox is emptied."""
    office.clock.at = at(moment)
    await remind(office.ports)
    found = {one.person_id: one.rows for one in office.asked(Remind)}
    office.store.work.posted.clear()
    return {who: [row.partition("/")[2] for row in rows] for who, rows in found.items()}


@pytest.mark.basis("R-12.4", "R-8.4b")
async def test_the_grades_climb_from_the_assignee_to_the_head_and_the_assigner(
    office: Office,
) -> None:
    has_task(office)
    assert await sent(office, "18T08:00") == {}
    assert await sent(office, "19T07:00") == {}
    assert await sent(office, "19T08:00") == {SPECIALIST.id: ["before"]}
    assert await sent(office, "20T08:00") == {SPECIALIST.id: ["today"]}
    assert await sent(office, "21T08:00") == {}
    assert await sent(office, "23T08:00") == {SPECIALIST.id: ["late"], HEAD.id: ["late"]}
    assert await sent(office, "24T08:00") == {}
    assert await sent(office, "25T08:00") == {}
    late = await sent(office, "26T08:00")
    assert late == {one.id: ["very-late"] for one in (SPECIALIST, HEAD, LEADER)}
    assert await sent(office, "27T08:00") == {}


async def test_a_missed_morning_is_caught_up_once_with_the_grade_that_holds(
    office: Office,
) -> None:
    has_task(office)
    assert await sent(office, "20T15:00") == {SPECIALIST.id: ["today"]}
    assert await sent(office, "20T15:05") == {}
    assert set(await sent(office, "27T09:00")) == {SPECIALIST.id, HEAD.id, LEADER.id}
    assert await sent(office, "27T10:00") == {}


async def test_one_message_names_all_the_tasks(office: Office) -> None:
    has_task(office)
    has_task(office, due="19T17:00")
    has_task(office, due="30T17:00")
    assert await sent(office, "19T08:00") == {SPECIALIST.id: ["today", "before"]}


async def test_it_follows_who_has_the_work_now(office: Office) -> None:
    task = has_task(office)
    office.clock.at = at("19T06:00")
    office.store.work.concern(_ref(task), [SPECIALIST.id])
    await office.press(SPECIALIST, "fwd", task, to=COLLEAGUE.id.hex, note="Nhờ chị.")
    assert await sent(office, "19T08:00") == {COLLEAGUE.id: ["before"]}


async def test_work_that_came_this_morning_is_not_chased_today(office: Office) -> None:
    has_task(office, created_at=at("19T09:00"))
    assert await sent(office, "19T15:00") == {}
    assert await sent(office, "20T08:00") == {SPECIALIST.id: ["today"]}


async def test_work_handed_back_is_the_assigners(office: Office) -> None:
    has_task(office, state=TaskState.HANDED_BACK)
    assert await sent(office, "20T08:00") == {LEADER.id: ["today"]}


async def test_nobody_is_chased_while_an_extension_or_an_opinion_is_open(office: Office) -> None:
    has_task(office, state=TaskState.EXTENSION_ASKED)
    task = has_task(office)
    asked = Opinion(
        uuid4(), AGENCY.id, OpinionState.ASKED, Area.INCOMING, task.document_id, "5678/UBND-NN",
        SPECIALIST.id, HEAD_2.id, "Ý kiến?", at("18T08:00"), at("25T17:00"),
    )  # fmt: skip
    office.has(asked)
    assert await sent(office, "20T08:00") == {}
    office.store.work.entities[asked.id].state = OpinionState.ANSWERED
    assert set(await sent(office, "23T08:00")) == {SPECIALIST.id, HEAD.id}


async def test_what_is_done_or_stopped_is_left_alone(office: Office) -> None:
    has_task(office, state=TaskState.COMPLETED)
    has_task(office, state=TaskState.STOPPED)
    assert await sent(office, "20T08:00") == {}


def chat(office: Office, person: Person) -> FakeChannel:
    office.store.work.link(person.id, Address("fake", person.account), office.clock.now())
    channel: FakeChannel = office.channels.setdefault("fake", FakeChannel())
    return channel


async def test_one_task_comes_as_its_card_and_more_as_a_list_silently(office: Office) -> None:
    first, second = has_task(office), has_task(office)
    office.store.work.concern(_ref(first), [SPECIALIST.id])
    channel = chat(office, SPECIALIST)
    day = at("20T08:00").date()
    await Remind(SPECIALIST.id, day, [f"{first.id.hex}/late"]).run(office.ports)
    rows = [f"{one.id.hex}/late" for one in (first, second)]
    await Remind(SPECIALIST.id, day, rows).run(office.ports)
    card, listed = channel.chats[SPECIALIST.account].values()
    assert card.reason is not None
    assert (card.silent, card.reason.key) == (True, "reason-remind-late")
    assert (listed.silent, listed.card.title.key) == (True, "remind-title")
    assert [line.text.key for line in listed.card.lines] == ["remind-row"] * 2 + ["remind-list"]
    office.store.work.entities[first.id].state = TaskState.COMPLETED
    office.store.work.entities[second.id].state = TaskState.COMPLETED
    await Remind(SPECIALIST.id, day, rows).run(office.ports)
    assert len(channel.chats[SPECIALIST.account]) == 2


async def test_a_unit_head_sees_what_the_unit_is_late_with(office: Office) -> None:
    task = has_task(office)
    assert await office.card(HEAD, task) is not None
    assert await office.card(HEAD_2, task) is None
    assert await office.card(COLLEAGUE, task) is None


def _ref(task: Task) -> Any:
    from core.card import Ref

    return Ref(Area.TASK, task.id)


@pytest.mark.parametrize(
    ("due", "today", "grade"),
    [
        ("2026-02-23", "2026-02-13", Grade.BEFORE),  # Tết between
        ("2026-02-17", "2026-02-13", Grade.BEFORE),  # due on a day off
        ("2026-02-13", "2026-02-23", Grade.LATE),
        ("2026-08-24", "2026-08-22", Grade.BEFORE),  # a worked Saturday
        ("2026-08-21", "2026-08-22", Grade.LATE),
        ("2026-11-23", "2026-11-25", Grade.LATE),
        ("2026-11-23", "2026-11-27", Grade.VERY_LATE),
        ("2026-11-30", "2026-11-26", None),
    ],
)
def test_grades_count_working_days(due: str, today: str, grade: Grade | None) -> None:
    moment = datetime.fromisoformat(f"{due}T17:00:00+07:00")
    assert grade_of(moment, datetime.fromisoformat(today).date(), YEAR_2026) == grade
