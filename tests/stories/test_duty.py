"""The watch is planned, taken and handed over in the browser's chat; at night it hears of Hỏa tốc first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from selenium.webdriver import Chrome

from core.calendar import TIME_ZONE
from tests.stories.people import Town
from tests.stories.test_in_chromium import Desk

pytestmark = pytest.mark.parametrize("setting", ["sqlite"], indirect=True, scope="module")
SUBJECT = "V/v di dời dân vùng sạt lở"


@pytest.mark.basis("R-10.3b")
def test_the_watch_is_planned_taken_and_called_at_night(browser: Chrome, town: Town) -> None:
    clerk, specialist = town.having("clerk"), town.having("specialist")
    desk = Desk(browser, town, clerk, specialist)
    night = _night(town)
    desk.types(clerk, "/truc")
    desk.clicks(clerk, "Xếp ca trực", "Lịch trực")
    desk.sees(clerk, "Nhập các ca")
    ends = night + timedelta(hours=13)
    desk.types(clerk, f"{night:%H:%M %d/%m} – {ends:%H:%M %d/%m} {specialist.name}")
    desk.sees(clerk, "Đúng không?", specialist.name)
    desk.pictures("duty-planned")
    desk.clicks(clerk, "Đúng", "Đúng không?")
    desk.sees(clerk, "Đã xếp ca trực")
    _advance(town, night + timedelta(minutes=1))
    desk.clicks(specialist, "Nhận ca", "Chờ")
    desk.sees(specialist, "Đang trực", specialist.name)
    town.letter(subject=SUBJECT, urgency=3)
    desk.sees(specialist, "Anh/chị đang trực", SUBJECT)
    desk.pictures("duty-night")
    desk.clicks(specialist, "Đã nhận", SUBJECT)


def _now(town: Town) -> datetime:
    return datetime.fromisoformat(town.advance("PT1S")).astimezone(TIME_ZONE)


def _night(town: Town) -> datetime:
    """18:00, of today or of tomorrow."""
    here = _now(town)
    evening = here.replace(hour=18, minute=0, second=0, microsecond=0)
    return evening if evening > here else evening + timedelta(days=1)


def _advance(town: Town, to: datetime) -> None:
    town.advance(f"PT{int((to - _now(town)).total_seconds())}S")
