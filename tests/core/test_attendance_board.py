"""Who looked at the work, by half working days, from the journal alone (Điều 20.1, N18)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from core.access.entering import signed_in
from core.attendance.board import Board, Mark, board, monday
from core.attendance.check import CheckState, HalfDayCheck
from core.calendar import TIME_ZONE
from core.following.scope import Scope, scope_of
from core.people.capacity import Capacity
from core.people.delegation import Delegation, DelegationState
from core.people.person import Actor, Person
from core.perform import perform
from core.step import Press
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, COLLEAGUE, DEPUTY, HEAD, LEADER, SPECIALIST

pytestmark = pytest.mark.basis("R-20.1b")
MONDAY = date(2026, 11, 23)
EVERYBODY = Scope(AGENCY.id, name=AGENCY.name)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TIME_ZONE)


async def checked(
    office: Office, person: Person, when: datetime, half: str, via: str = "telegram"
) -> None:
    office.clock.at = when
    one = HalfDayCheck(uuid4(), AGENCY.id, person.id, when.date(), half, CheckState.OPEN, when)
    office.has(one)
    await perform(Press("chk", one.id, 1), Actor(person.id, AGENCY.id, via), office.ports)


async def came(office: Office, person: Person, when: datetime) -> None:
    actor = Actor(person.id, AGENCY.id, "web")
    await office.store.write(lambda work: signed_in(work, actor, when))


def made(office: Office, now: datetime, scope: Scope = EVERYBODY, first: date = MONDAY) -> Board:
    return board(office.store.work, scope, first, now, YEAR_2026)


def marks(found: Board, person: Person) -> list[str]:
    return next([str(m) for m in row.marks] for row in found.rows if row.person.id == person.id)


def an_absence(person: Person, begins: datetime, ends: datetime, **more: Any) -> Delegation:
    return Delegation(
        uuid4(), AGENCY.id, DelegationState.ENDED, person.id, DEPUTY.id, Capacity.FOR_HEAD, True,
        begins, ends, person.id, begins, **more,
    )  # fmt: skip


async def test_two_sample_days_give_the_exact_matrix(office: Office) -> None:
    await checked(office, CLERK, at(23, 7, 45), "am")
    await came(office, CLERK, at(23, 9))
    await came(office, CLERK, at(23, 15))
    await checked(office, CLERK, at(25, 8), "am", via="web")
    await came(office, SPECIALIST, at(23, 6, 30))
    await checked(office, SPECIALIST, at(23, 14), "pm")
    found = made(office, at(25, 10))
    assert [(one.day.day, one.half) for one in found.halves] == [
        (day, half) for day in (23, 25, 26, 27) for half in ("am", "pm")
    ]
    assert not YEAR_2026.is_working_day(date(2026, 11, 24))
    ahead = ["ahead"] * 5
    assert marks(found, CLERK) == ["both", "web", "web", *ahead]
    assert marks(found, SPECIALIST) == ["web", "chat", "ahead", *ahead]
    assert marks(found, COLLEAGUE) == ["missed", "missed", "ahead", *ahead]
    row = next(one for one in found.rows if one.person.id == CLERK.id)
    assert (row.in_chat, row.on_web, row.missed) == (1, 3, 0)


async def test_one_half_day_never_counts_for_another(office: Office) -> None:
    await checked(office, CLERK, at(23, 14), "am")
    await came(office, SPECIALIST, at(23, 20))
    await came(office, COLLEAGUE, at(22, 9))
    found = made(office, at(23, 21))
    assert marks(found, CLERK)[:2] == ["missed", "missed"], "the morning's list in the afternoon"
    assert marks(found, SPECIALIST)[:2] == ["missed", "missed"], "after the working day"
    assert marks(found, COLLEAGUE)[:2] == ["missed", "missed"], "on a Sunday"


async def test_announced_absences_are_taken_out_and_a_check_meanwhile_still_counts(
    office: Office,
) -> None:
    office.has(an_absence(LEADER, at(23, 13, 30), at(27, 0), revoked_at=at(26, 0)))
    await came(office, LEADER, at(25, 9))
    found = made(office, at(27, 20))
    assert marks(found, LEADER) == [
        "missed", "leave", "web", "leave", *["missed"] * 4,
    ]  # fmt: skip
    assert marks(found, DEPUTY) == ["missed"] * 8


def test_holidays_are_no_columns(office: Office) -> None:
    first = monday(date(2026, 9, 2))
    found = made(office, at(23, 9), first=first)
    days = {one.day for one in found.halves}
    assert date(2026, 9, 2) not in days
    assert all(YEAR_2026.is_working_day(day) for day in days)
    assert {mark for row in found.rows for mark in row.marks} == {Mark.MISSED}


def test_a_unit_head_sees_the_unit_and_a_specialist_the_own_row(office: Office) -> None:
    directory = office.store.work.directory(AGENCY.id)
    unit = made(office, at(23, 9), scope_of(HEAD, directory))
    assert {row.person.id for row in unit.rows} == {HEAD.id, SPECIALIST.id, COLLEAGUE.id}
    own = made(office, at(23, 9), scope_of(SPECIALIST, directory))
    assert [row.person.id for row in own.rows] == [SPECIALIST.id]
