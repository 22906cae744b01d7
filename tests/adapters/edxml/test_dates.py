"""Dates on packages: year first, day first when nothing else is possible, else not read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adapters.edxml.dates import read_date, read_moment, write_moment


@pytest.mark.parametrize(
    "text",
    [
        "2026/03/05", "2026-03-05", "2026/3/5", "05/03/2026", "05-03-2026", "05.03.2026",
        "2026/03/05 08:00:00", "2026-03-05T08:00:00", "2026-03-04T20:00:00Z",
        "2026-03-05T00:30:00.1234567+07:00", "05/03/2026 8:05",
    ],
)  # fmt: skip
def test_a_date_with_one_meaning_is_read(text: str) -> None:
    assert read_date(text) == date(2026, 3, 5)


def test_a_short_date_is_read_when_both_orders_agree_or_only_one_is_possible() -> None:
    assert read_date("5/5/2026") == date(2026, 5, 5)
    assert read_date("25/3/2026") == date(2026, 3, 25)


@pytest.mark.parametrize(
    "text",
    [
        "", "5/3/2026", "10/3/2026", "03/25/2026", "2014/02/30", "31/04/2026", "26/03/05",
        "2026/13/01", "ngày 5 tháng 3", "2026/03/05 25:00:00", "0000/00/00", "20260305",
        "0001-01-01T00:00:00+14:00",
    ],
)  # fmt: skip
def test_an_impossible_or_ambiguous_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


def test_moments_are_written_in_vietnamese_time_and_read_back() -> None:
    at = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert write_moment(at) == "2026/11/24 00:30:00"
    assert read_moment("2026/11/24 00:30:00") == at


def test_a_moment_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="zone"):
        write_moment(datetime(2026, 11, 23))  # noqa: DTZ001
