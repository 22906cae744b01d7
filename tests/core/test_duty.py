"""Trực: outside office hours somebody named has the watch, and nobody leaves it before the next (N8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.calendar import TIME_ZONE
from core.calls.sheet import sheet_id
from core.card import Area, Exposure, Ref
from core.due_dates.refusals import NoSuchDay
from core.duties import change, roster_of
from core.duty.questions import (
    ShiftNotUnderstood,
    Shifts,
    ShiftTimes,
    ShiftWho,
    TooManyShifts,
    shifts_of,
)
from core.duty.rules import ShiftsOverlap
from core.duty.steps.drop_shift import ShiftHasBegun
from core.effects.notify import Notify
from core.errors import Refusal
from core.form import Given, World
from core.incoming.document import IncomingDocument, IncomingState
from core.people.duty import DutyRoster, DutyState, Shift, roster_id
from core.people.person import Actor, Person
from core.perform import perform
from core.step import NotYourStep, Press
from core.upkeep import call_again
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.core.test_incoming_steps import findings
from tests.factories import (
    AGENCY,
    ARCHIVIST,
    CLERK,
    CLERK_2,
    DEPUTY,
    HEAD,
    LEADER,
    SPECIALIST,
    an_incoming_document,
    an_office,
)

pytestmark = pytest.mark.basis("R-10.3b")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Of November 2026; the 28th is a Saturday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TIME_ZONE)


SATURDAY, SUNDAY = at(28, 17), at(29, 7)


def planned(*shifts: tuple[Person, datetime, datetime]) -> DutyRoster:
    roster = DutyRoster(roster_id(AGENCY.id), AGENCY.id)
    roster.plan([Shift(person.id, begins, ends) for person, begins, ends in shifts])
    return roster


def has(office: Office, *shifts: tuple[Person, datetime, datetime]) -> DutyRoster:
    roster: DutyRoster = office.has(planned(*shifts))
    return roster


async def on(office: Office, moment: datetime) -> DutyRoster:
    """The roster once the clock stands there."""
    office.clock.at = moment
    await change(office.ports)
    return kept(office)


def kept(office: Office) -> DutyRoster:
    found: DutyRoster = office.store.work.load(Ref(Area.DUTY, roster_id(AGENCY.id)))
    return found


async def arrives(office: Office, urgency: int) -> IncomingDocument:
    document: IncomingDocument = office.has(
        an_incoming_document(IncomingState.ARRIVED, urgency=urgency)
    )
    press = Press("ver", document.id, None, {"findings": findings()})
    await perform(press, Actor.system(AGENCY.id), office.ports)
    return document


def called(office: Office, thing: Any) -> set[UUID]:
    return {one.person_id for one in office.store.work.waits_of(thing.id) if one.repeat_at}


async def with_the_watch(office: Office, person: Person = SPECIALIST) -> DutyRoster:
    has(office, (person, SATURDAY, SUNDAY), (HEAD, SUNDAY, at(30, 7)))
    roster = await on(office, SATURDAY)
    await office.press(person, "nct", roster)
    return kept(office)


async def test_who_is_next_is_called_when_the_time_comes_and_takes_the_watch(
    office: Office,
) -> None:
    has(office, (SPECIALIST, SATURDAY, SUNDAY))
    assert (await on(office, at(28, 16, 59))).state is DutyState.OFF
    roster = await on(office, SATURDAY)
    assert (roster.state, roster.next_id) == (DutyState.DUE, SPECIALIST.id)
    assert called(office, roster) == {SPECIALIST.id}
    assert {one.person_id for one in office.asked(Notify)} == {SPECIALIST.id}
    await office.press(SPECIALIST, "nct", roster)
    roster = kept(office)
    assert (roster.state, roster.holder_id) == (DutyState.HELD, SPECIALIST.id)
    assert roster.holder_until == SUNDAY
    assert called(office, roster) == set()


async def test_the_time_is_told_once_however_often_it_is_looked_at(office: Office) -> None:
    has(office, (SPECIALIST, SATURDAY, SUNDAY))
    await on(office, SATURDAY)
    office.store.work.posted.clear()
    roster = await on(office, SATURDAY + timedelta(seconds=30))
    assert office.asked(Notify) == []
    assert roster.version == kept(office).version


async def test_until_the_next_one_has_it_the_watch_stays_with_the_one_before(
    office: Office,
) -> None:
    await with_the_watch(office)
    await on(office, SUNDAY)
    directory = office.store.work.directory(AGENCY.id)
    assert directory.duty == (SPECIALIST.id, HEAD.id)
    office.clock.advance(minutes=30)
    await call_again(office.ports)
    assert LEADER.id in called(office, kept(office))
    await office.press(LEADER, "nct", kept(office))
    assert office.store.work.directory(AGENCY.id).duty == (LEADER.id,)
    assert (await on(office, SUNDAY + timedelta(hours=1))).holder_id == LEADER.id


async def test_a_watch_without_a_next_one_lasts_until_the_office_opens(office: Office) -> None:
    has(office, (SPECIALIST, SATURDAY, SUNDAY))
    await office.press(SPECIALIST, "nct", await on(office, SATURDAY))
    sunday = await on(office, at(29, 12))
    assert (sunday.state, sunday.holder_id) == (DutyState.HELD, SPECIALIST.id)
    card = await office.card(CLERK, sunday)
    assert card is not None
    assert card.lines[0].text.key == "duty-held-late"
    monday = await on(office, at(30, 7, 31))
    assert (monday.state, monday.on_duty) == (DutyState.OFF, ())
    told = [one for one in office.asked(Notify) if one.reason == "reason-duty-ended"]
    assert {one.person_id for one in told} >= {CLERK.id}
    assert all(one.urgency == 0 for one in told)


async def test_a_plan_that_goes_on_is_not_said_to_have_ended(office: Office) -> None:
    monday = at(30, 17)
    has(office, (SPECIALIST, SATURDAY, SUNDAY), (HEAD, monday, monday + timedelta(hours=14)))
    await office.press(SPECIALIST, "nct", await on(office, SATURDAY))
    assert (await on(office, at(30, 7, 31))).state is DutyState.OFF
    assert "reason-duty-ended" not in {one.reason for one in office.asked(Notify)}


@pytest.mark.parametrize("urgency", [2, 3])
async def test_at_night_who_has_the_watch_is_called_at_once(office: Office, urgency: int) -> None:
    await with_the_watch(office)
    office.store.work.posted.clear()
    office.clock.at = at(28, 23)
    document = await arrives(office, urgency)
    await call_again(office.ports)
    assert called(office, document) == {CLERK.id, CLERK_2.id, SPECIALIST.id}
    about = [one for one in office.asked(Notify) if one.document_id == document.id]
    told = {one.person_id: one.reason for one in about}
    assert told == {CLERK.id: "", CLERK_2.id: "", SPECIALIST.id: "reason-duty"}
    await office.press(SPECIALIST, "got", document)
    assert called(office, document) == set()


async def test_who_has_the_watch_and_stays_silent_is_climbed_over(office: Office) -> None:
    await with_the_watch(office)
    office.clock.at = at(28, 23)
    document = await arrives(office, 3)
    await call_again(office.ports)
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    assert {LEADER.id, DEPUTY.id} & called(office, document)


async def test_what_waits_for_the_office_to_open_does_not_wake_the_watch(office: Office) -> None:
    await with_the_watch(office)
    office.clock.at = at(28, 23)
    document = await arrives(office, 1)
    await call_again(office.ports)
    assert called(office, document) == {CLERK.id, CLERK_2.id}


async def test_in_office_hours_the_ladder_goes_its_usual_way(office: Office) -> None:
    has(office, (SPECIALIST, at(27, 7, 30), at(27, 17)))
    await office.press(SPECIALIST, "nct", await on(office, at(27, 8)))
    document = await arrives(office, 3)
    await call_again(office.ports)
    assert called(office, document) == {CLERK.id, CLERK_2.id}


async def test_with_the_watch_go_the_urgent_things_that_are_still_open(office: Office) -> None:
    await with_the_watch(office)
    office.clock.at = at(28, 23)
    document = await arrives(office, 3)
    await call_again(office.ports)
    roster = await on(office, SUNDAY)
    office.store.work.posted.clear()
    await office.press(HEAD, "nct", roster)
    assert called(office, document) == {CLERK.id, CLERK_2.id, HEAD.id}
    told = [one for one in office.asked(Notify) if one.document_id == document.id]
    assert [(one.person_id, one.reason, one.names) for one in told] == [
        (HEAD.id, "reason-duty-taken", SPECIALIST.name)
    ]


async def test_what_was_acknowledged_in_the_night_is_shown_to_the_next_one_too(
    office: Office,
) -> None:
    await with_the_watch(office)
    office.clock.at = at(28, 23)
    document = await arrives(office, 3)
    await call_again(office.ports)
    await office.press(SPECIALIST, "got", document)
    roster = await on(office, SUNDAY)
    office.store.work.posted.clear()
    await office.press(HEAD, "nct", roster)
    assert document.id in {one.document_id for one in office.asked(Notify)}
    assert called(office, document) == set()
    assert await office.card(HEAD, document) is not None


async def test_a_watch_is_handed_over_by_name_and_the_plan_says_so(office: Office) -> None:
    roster = await with_the_watch(office)
    office.clock.at = at(28, 20)
    await office.press(SPECIALIST, "bgc", roster, to=CLERK.id.hex)
    roster = await on(office, at(28, 20, 1))
    assert (roster.holder_id, roster.next_id) == (SPECIALIST.id, CLERK.id)
    await office.press(CLERK, "nct", roster)
    roster = await on(office, at(28, 20, 2))
    assert (roster.state, roster.holder_id) == (DutyState.HELD, CLERK.id)
    assert roster.holder_until == SUNDAY
    assert (await on(office, SUNDAY)).next_id == HEAD.id


async def test_only_who_is_named_or_leads_may_take_it(office: Office) -> None:
    has(office, (HEAD, SATURDAY, SUNDAY))
    roster = await on(office, SATURDAY)
    with pytest.raises(NotYourStep):
        await office.press(SPECIALIST, "nct", roster)
    with pytest.raises(NotYourStep):
        await office.press(SPECIALIST, "xct", roster, shifts="")


async def test_a_shift_that_has_begun_is_not_crossed_out(office: Office) -> None:
    roster = await with_the_watch(office)
    with pytest.raises(ShiftHasBegun):
        await office.press(CLERK, "bct", roster, shift=SATURDAY.isoformat())
    await office.press(CLERK, "bct", kept(office), shift=SUNDAY.isoformat())
    assert [one.begins for one in kept(office).shifts] == [SATURDAY]


def world(now: datetime = SATURDAY, roster: DutyRoster | None = None) -> World:
    office = an_office()
    return World(office, YEAR_2026, now, CLERK, {}, roster or planned())


def read(words: str, **more: Any) -> list[Shift]:
    return list(shifts_of(Shifts().read(Given(words=words), world(**more))))


def test_a_month_is_typed_in_one_message() -> None:
    words = """17:00 28/11 – 07:00 29/11 Lê Thị Thu
    17h 29/11 - 7h30 30/11, Giám đốc Lê Văn An
    từ 01/12/2026 17:00 đến 07:00: an"""
    assert read(words) == [
        Shift(CLERK.id, SATURDAY, SUNDAY),
        Shift(LEADER.id, at(29, 17), at(30, 7, 30)),
        Shift(
            SPECIALIST.id,
            datetime(2026, 12, 1, 17, tzinfo=TIME_ZONE),
            datetime(2026, 12, 2, 7, tzinfo=TIME_ZONE),
        ),
    ]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("17:00 28/11 Lê Thị Thu", ShiftNotUnderstood),
        ("17:00 28/11 – 07:00 29/11", ShiftNotUnderstood),
        ("25:00 28/11 – 07:00 29/11 Lê Thị Thu", ShiftNotUnderstood),
        ("17:00 31/11 – 07:00 01/12 Lê Thị Thu", NoSuchDay),
        ("17:00 28/11 – 07:00 29/11 Nguyễn Thị Không Có", ShiftWho),
        ("17:00 27/11 – 07:00 28/11 Lê Thị Thu", ShiftTimes),
        ("17:00 29/11 – 07:00 28/11 Lê Thị Thu", ShiftTimes),
        ("17:00 28/11 – 18:00 01/12 Lê Thị Thu", ShiftTimes),
        ("\n".join(["17:00 28/11 – 07:00 29/11 thu"] * 63), TooManyShifts),
        ("17:00 28/11 – 07:00 29/11 thu\n23:00 28/11 – 08:00 29/11 an", ShiftsOverlap),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_name(words: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read(words)


def test_a_new_shift_does_not_lie_over_one_that_is_planned() -> None:
    with pytest.raises(ShiftsOverlap):
        read("18:00 28/11 – 20:00 28/11 an", roster=planned((CLERK, SATURDAY, SUNDAY)))


async def test_the_roster_of_an_agency_is_begun_once(office: Office) -> None:
    first = await roster_of(office.ports, AGENCY.id)
    assert await roster_of(office.ports, AGENCY.id) == first
    assert first.id == roster_id(AGENCY.id) != sheet_id(AGENCY.id)


async def test_everybody_of_the_agency_sees_who_has_the_watch(office: Office) -> None:
    directory = office.store.work.directories[AGENCY.id]
    office.store.work.directories[AGENCY.id] = replace(
        directory, people=(*directory.people, ARCHIVIST)
    )
    roster = await with_the_watch(office)
    card = await office.card(ARCHIVIST, roster)
    assert card is not None
    assert card.lines[0].text.key == "duty-held"
    assert card.buttons == ()
    assert card.within(Exposure.NUMBER).lines
