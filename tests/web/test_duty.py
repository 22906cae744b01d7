"""The page of the roster: the card with its buttons, for everybody of the agency (N8)."""

from __future__ import annotations

from tests.factories import CLERK, SPECIALIST
from tests.web.desk import Pages


async def test_the_roster_opens_from_the_menu_and_a_clerk_may_plan(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    assert "Lịch trực" in (await browser.opens("/viec")).text
    moved = await browser.opens("/truc")
    address = moved.headers.get("location") or str(moved.url.path)
    page = (await browser.opens(address)).text
    assert "Hiện không có ca trực" in page
    assert "Xếp ca trực" in page
    other = (await (await pages.signed_in(SPECIALIST)).opens(address)).text
    assert "Hiện không có ca trực" in other
    assert "Xếp ca trực" not in other
