"""Lịch làm việc — the vectors of the regulation, and a second implementation written apart."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from adapters.texts.fluent import FluentTexts
from app.calendar_data import SHIPPED, load
from core.calendar import (
    TIME_ZONE,
    CalendarNotEntered,
    Half,
    OfficeHours,
    WorkingCalendar,
    WorkingDaysOutOfRange,
)
from core.errors import Fault

ROOT = Path(__file__).resolve().parents[2]
CALENDAR = load()
TEXTS = FluentTexts(ROOT / "locales" / "vi")


def at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=TIME_ZONE)


@pytest.mark.basis("R-6.2a")
@pytest.mark.parametrize(
    ("signed", "latest"),
    [
        ("2026-11-19T16:40", "2026-11-20T12:00"),
        ("2026-11-20T16:45", "2026-11-23T12:00"),
        ("2026-11-23T09:00", "2026-11-25T12:00"),
        ("2026-02-13T15:00", "2026-02-23T12:00"),
        ("2026-08-21T10:00", "2026-08-22T11:30"),
        ("2026-12-31T17:30", "2027-01-04T12:00"),
        ("2026-11-21T08:00", "2026-11-23T12:00"),
    ],
)
def test_a_signed_document_is_issued_by_the_end_of_the_next_working_morning(signed, latest):
    assert CALENDAR.issue_by(at(signed)) == at(latest)


@pytest.mark.basis("R-8.3a-2")
def test_handling_time_counts_from_the_day_after_receipt():
    received = at("2026-11-18T10:00")
    assert CALENDAR.deadline(received, 5) == at("2026-11-26T17:00")
    assert TEXTS.plain(CALENDAR.explain_deadline(received, 5)) == (
        "Nhận lúc 10:00 Thứ Tư, 18/11/2026, tính từ ngày hôm sau đủ 05 ngày làm việc, "
        "không tính 21/11–22/11 nghỉ hằng tuần; không tính 24/11 Ngày Văn hóa Việt Nam "
        "(28/2026/QH16): hạn 17:00 Thứ Năm, 26/11/2026."
    )


def test_an_explanation_without_days_off_names_none():
    said = TEXTS.plain(CALENDAR.explain_deadline(at("2026-11-16T10:00"), 2))
    assert said == (
        "Nhận lúc 10:00 Thứ Hai, 16/11/2026, tính từ ngày hôm sau đủ 02 ngày làm việc: "
        "hạn 17:00 Thứ Tư, 18/11/2026."
    )


def test_an_explanation_names_the_exchanged_saturday():
    said = TEXTS.plain(CALENDAR.explain_deadline(at("2026-08-21T10:00"), 1))
    assert "có tính 22/08 làm bù cho 31/08/2026" in said


@pytest.mark.parametrize("day", ["2026-01-10", "2026-08-22", "2025-04-26", "2026-11-23"])
def test_exchanged_saturdays_and_undecided_swaps_are_worked(day):
    assert CALENDAR.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", ["2026-01-02", "2026-02-16", "2026-04-27", "2026-08-31", "2026-11-24", "2025-05-02"]
)
def test_days_off_by_notice_are_off(day):
    assert not CALENDAR.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2024-12-31", "2027-02-01", "2028-01-03"])
def test_a_day_that_is_not_entered_is_refused(day):
    with pytest.raises(CalendarNotEntered) as refused:
        CALENDAR.is_working_day(date.fromisoformat(day))
    assert refused.value.params["year"] == int(day[:4])
    assert "Chưa nhập lịch làm việc" in TEXTS.plain(refused.value.text)


def test_a_deadline_that_runs_into_days_not_entered_is_refused():
    with pytest.raises(CalendarNotEntered):
        CALENDAR.deadline(at("2027-01-28T10:00"), 2)


@pytest.mark.parametrize("count", [-1, 0, 251])
def test_a_senseless_count_of_working_days_is_refused(count):
    with pytest.raises(WorkingDaysOutOfRange):
        CALENDAR.add_working_days(date(2026, 3, 2), count)


def test_the_day_turns_at_vietnamese_midnight():
    assert CALENDAR.issue_by(datetime(2026, 11, 19, 16, 59, tzinfo=UTC)) == at("2026-11-20T12:00")
    assert CALENDAR.issue_by(datetime(2026, 11, 19, 17, 0, tzinfo=UTC)) == at("2026-11-23T12:00")


def test_an_instant_without_offset_is_a_bug():
    with pytest.raises(ValueError, match="offset"):
        CALENDAR.issue_by(datetime(2026, 11, 19, 16, 40))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "morning"),
    [("04-15", time(12)), ("04-16", time(11, 30)), ("10-15", time(11, 30)), ("10-16", time(12))],
)
def test_office_hours_change_with_the_season(day, morning):
    assert CALENDAR.office_hours(date.fromisoformat(f"2026-{day}")).morning_ends == morning


@pytest.mark.basis("R-20.1b")
@pytest.mark.parametrize(
    ("moment", "half"),
    [
        ("2026-11-25T07:29", None),
        ("2026-11-25T07:30", Half.MORNING),
        ("2026-11-25T12:30", Half.MORNING),
        ("2026-11-25T13:30", Half.AFTERNOON),
        ("2026-11-25T17:00", Half.AFTERNOON),
        ("2026-11-25T17:01", None),
        ("2026-11-24T09:00", None),
        ("2026-11-22T09:00", None),
        ("2026-08-22T07:10", Half.MORNING),
    ],
)
def test_half_days_belong_to_working_days_only(moment, half):
    assert CALENDAR.half_of(at(moment)) == half


def test_contradicting_or_unentered_notices_are_not_taken():
    day, span = date(2026, 3, 2), ((date(2026, 1, 1), date(2026, 12, 31)),)
    with pytest.raises(ValueError, match="both"):
        WorkingCalendar({day: "a"}, {day: "b"}, span)
    with pytest.raises(ValueError, match="outside"):
        WorkingCalendar({date(2027, 3, 2): "a"}, {}, span)
    with pytest.raises(ValueError, match="order"):
        OfficeHours(time(8), time(7), time(13), time(17))


def test_an_agency_may_have_hours_of_its_own(tmp_path):
    (tmp_path / "2026.toml").write_text((SHIPPED / "2026.toml").read_text(encoding="utf-8"))
    (tmp_path / "hours.toml").write_text(
        "[[season]]\nmonth = 1\nday = 1\nopens = 08:00:00\nmorning_ends = 11:45:00\n"
        "afternoon_opens = 13:00:00\ncloses = 16:45:00\n"
    )
    assert load(tmp_path).issue_by(at("2026-08-21T10:00")) == at("2026-08-22T11:45")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "first = 2026-01-01\nlast = 2027-12-31\n[off]\n[worked]\n",
        "first = 2026-01-01\nlast = 2026-12-31\n[off]\n2026-13-01 = 'x'\n[worked]\n",
        "first = 2026-01-01\nlast = 2026-12-31\n[off]\n2026-12-01 = 5\n[worked]\n",
        "first = 2026-01-01T00:00:00\nlast = 2026-12-31\n[off]\n[worked]\n",
        "first = ",
    ],
)
def test_a_broken_year_is_named_when_it_is_read(tmp_path, content):
    (tmp_path / "2026.toml").write_text(content)
    with pytest.raises(Fault, match=r"2026\.toml"):
        load(tmp_path)


# ── the second implementation: all working days of 2025–2027 in one list, positions in it ──

OFF = {
    "2025": "0101 0127 0128 0129 0130 0131 0407 0430 0501 0502 0901 0902",
    "2026": "0101 0102 0216 0217 0218 0219 0220 0427 0430 0501 0831 0901 0902 1124",
    "2027": "0101",
}
WORKED = {20250426, 20260110, 20260822}


def _workdays() -> Iterable[int]:
    off = {int(year + day) for year, days in OFF.items() for day in days.split()}
    for ordinal in range(date(2025, 1, 1).toordinal(), date(2027, 2, 1).toordinal()):
        day = date.fromordinal(ordinal)
        packed = day.year * 10000 + day.month * 100 + day.day
        if packed in WORKED or (ordinal % 7 in {1, 2, 3, 4, 5} and packed not in off):
            yield ordinal


WORKDAYS = list(_workdays())


def expected(received: datetime, count: int) -> datetime | None:
    """Day and hour in UTC of the `count`-th working day's close; None beyond what is entered."""
    ordinal = (received + timedelta(hours=7)).toordinal()
    later = [day for day in WORKDAYS if day > ordinal]
    if len(later) < count:
        return None
    return datetime.fromordinal(later[count - 1]).replace(hour=10, tzinfo=UTC)


def expected_morning(received: datetime) -> datetime | None:
    close = expected(received, 1)
    if close is None:
        return None
    summer = "04-16" <= f"{close:%m-%d}" <= "10-15"
    return close.replace(hour=4, minute=30) if summer else close.replace(hour=5)


def agrees(random_source: random.Random) -> bool:
    minutes = random_source.randrange(761 * 24 * 60)
    received = datetime(2024, 12, 31, 17, tzinfo=UTC) + timedelta(minutes=minutes)
    count = random_source.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, 60])
    try:
        found = CALENDAR.deadline(received, count)
    except CalendarNotEntered:
        found = None
    try:
        issued = CALENDAR.issue_by(received)
    except CalendarNotEntered:
        issued = None
    return found == expected(received, count) and issued == expected_morning(received)


@pytest.mark.basis("R-6.2a", "R-8.3a-2")
def test_deadlines_equal_an_independent_second_implementation():
    source = random.Random(20260824)
    assert all(agrees(source) for _ in range(5_000))


@pytest.mark.long
@pytest.mark.basis("R-6.2a", "R-8.3a-2")
def test_a_hundred_thousand_deadlines_equal_the_second_implementation():
    source = random.Random(6_2_83)
    assert all(agrees(source) for _ in range(100_000))
