"""The page of half-day checks, and its CSV (R-20.1b, N18)."""

from __future__ import annotations

import pytest

from tests.factories import CLERK, HEAD, HEAD_2, LEADER, SPECIALIST
from tests.web.desk import Pages

pytestmark = pytest.mark.basis("R-20.1b")


async def test_a_sign_in_is_a_check_on_the_web_once_for_each_half_day(pages: Pages) -> None:
    browser = await pages.signed_in(LEADER)
    page = (await browser.opens("/kiem-tra")).text
    assert "Kiểm tra theo buổi" in page
    assert page.count("<td>trang</td>") == 1
    pages.office.clock.advance(hours=6)
    await browser.sends("/dang-xuat")
    await browser.signs_in(LEADER.account, f"mat-khau-cua-{LEADER.id.hex[:8]}")
    page = (await browser.opens("/kiem-tra")).text
    assert page.count("<td>trang</td>") == 2
    assert [one.step for one in pages.office.store.work.journal].count("sign_in") == 2


async def test_a_unit_head_sees_the_own_unit_and_a_specialist_nobody_else(pages: Pages) -> None:
    head = await (await pages.signed_in(HEAD)).opens("/kiem-tra")
    assert SPECIALIST.name in head.text
    assert CLERK.name not in head.text
    assert HEAD_2.name not in head.text
    own = await (await pages.signed_in(SPECIALIST)).opens("/kiem-tra")
    assert SPECIALIST.name in own.text
    assert HEAD.name not in own.text.split("<main", 1)[1]


async def test_the_csv_has_a_line_for_each_person(pages: Pages) -> None:
    browser = await pages.signed_in(HEAD)
    answer = await browser.opens("/kiem-tra/xuat.csv?tuan=2026-11-25")
    assert answer.headers["content-type"].startswith("text/csv")
    head, *lines = answer.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Họ tên;Đơn vị;23/11/2026 sáng;23/11/2026 chiều;")
    assert head.endswith("Qua chat;Trên trang;Chưa kiểm tra")
    assert len(lines) == 3
    assert any(line.endswith(";0;1;0") for line in lines)


@pytest.mark.parametrize("week", ["", "x", "2026-13-01", "9999-01-01"])
async def test_what_is_no_week_is_this_week(pages: Pages, week: str) -> None:
    browser = await pages.signed_in(HEAD)
    page = await browser.opens(f"/kiem-tra?tuan={week}")
    assert "từ 23/11/2026 đến 29/11/2026" in page.text
