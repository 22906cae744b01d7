"""Đồng hồ khẩn: each level has its pace, and says whether nights and days off count."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import TIME_ZONE, WorkingCalendar
from core.flow import ProcedureUrgentPace, read_procedure
from core.procedure import Procedure
from core.upkeep import call_again
from core.waits.clock import UrgentClock
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.core.test_task_steps import a_directed
from tests.factories import AGENCY, HEAD, an_office

CLOCK = UrgentClock(YEAR_2026)
_STARTS = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 20), timezones=st.just(TIME_ZONE))  # noqa: DTZ001


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TIME_ZONE)


def by_the_minute(calendar: WorkingCalendar, start: datetime, minutes: int) -> datetime:
    """The same by another way: minute after minute, those in a session are counted."""
    moment = start
    while minutes:
        hours = calendar.office_hours(moment.date())
        here = moment.time()
        in_session = hours.opens <= here < hours.morning_ends
        in_session |= hours.afternoon_opens <= here < hours.closes
        minutes -= calendar.is_working_day(moment.date()) and in_session
        moment += timedelta(minutes=1)
    return moment


@pytest.mark.basis("R-6.2c")
@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(27, 16, 50), at(30, 7, 50)),
        (at(27, 11, 50), at(27, 13, 50)),
        (at(28, 22), at(30, 8)),
        (at(27, 5), at(27, 8)),
    ],
)
def test_what_is_merely_urgent_waits_for_the_office_to_open(
    start: datetime, expected: datetime
) -> None:
    assert CLOCK.repeats(1, start, None) == expected


@pytest.mark.parametrize(("urgency", "minutes"), [(2, 15), (3, 5)])
def test_the_higher_levels_ring_at_any_hour(urgency: int, minutes: int) -> None:
    night = at(28, 23, 50)
    assert CLOCK.repeats(urgency, night, None) == night + timedelta(minutes=minutes)
    assert CLOCK.climbs(urgency, night, None) == night + timedelta(minutes=2 * minutes)


def test_a_deadline_before_the_office_opens_is_not_slept_through() -> None:
    friday = at(27, 16, 50)
    assert CLOCK.repeats(1, friday, at(28, 9)) == friday + timedelta(minutes=30)
    assert CLOCK.repeats(1, friday, at(30, 17)) == at(30, 7, 50)


def test_in_a_year_without_notices_every_hour_counts() -> None:
    later = at(27, 16, 50).replace(year=2031)
    assert CLOCK.climbs(1, later, None) == later + timedelta(minutes=60)


@given(start=_STARTS, minutes=st.integers(1, 480))
def test_office_minutes_are_the_same_counted_one_by_one(start: datetime, minutes: int) -> None:
    start = start.replace(second=0, microsecond=0)
    assert YEAR_2026.after_office_minutes(start, minutes) == by_the_minute(
        YEAR_2026, start, minutes
    )


@pytest.mark.basis("R-6.2c")
async def test_an_agencys_own_pace_is_kept(office: Office) -> None:
    own = {"options": {"urgent": {"3": {"repeat": 2, "climb": 4}}}}
    office.store.work.procedures[AGENCY.id] = [Procedure.of(1, own)]
    _, lead, _ = await a_directed(office, urgency=3)
    office.clock.advance(minutes=2)
    await call_again(office.ports)
    (wait,) = [one for one in office.store.work.waits_of(lead.id) if one.person_id == HEAD.id]
    assert wait.times == 2
    assert wait.repeat_at == office.clock.now() + timedelta(minutes=2)


@pytest.mark.parametrize(
    "urgent",
    [
        {"4": {"repeat": 5, "climb": 10}},
        {"x": {"repeat": 5, "climb": 10}},
        {"3": {"repeat": 5, "climb": 10, "time": "working"}},
        {"1": {"repeat": 0, "climb": 10}},
        {"1": {"repeat": 20, "climb": 10}},
        {"1": {"repeat": 5, "climb": 481}},
        {"1": {"repeat": True, "climb": 10}},
        {"1": {"repeat": 5}},
        {"1": {"repeat": 5, "climb": 10, "time": "lunar"}},
        {"1": {"repeat": 5, "climb": 10, "more": 1}},
        {"1": 5},
        {"1": None},
    ],
)
def test_a_pace_that_cannot_be_is_refused(urgent: Any) -> None:
    with pytest.raises(ProcedureUrgentPace):
        read_procedure({"options": {"urgent": urgent}}, 1, an_office())


def test_a_pace_is_written_and_read_back() -> None:
    told = {"options": {"urgent": {"1": {"repeat": 20, "climb": 40, "time": "running"}}}}
    procedure = read_procedure(told, 1, an_office())
    assert Procedure.of(1, procedure.written()) == procedure
