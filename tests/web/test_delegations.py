"""The office's list of delegations, and their beginning in the browser."""

from __future__ import annotations

import pytest

from core.people.delegation import Delegation
from tests.factories import CLERK, DEPUTY, HEAD_2, LEADER
from tests.web.desk import Browser, Pages


async def answers(browser: Browser, address: str, **fields: str) -> None:
    await browser.sends(address, **fields)
    await browser.follows()


@pytest.mark.basis("R-20.5")
async def test_an_absence_is_announced_and_listed_with_its_period(pages: Pages) -> None:
    browser = await pages.signed_in(LEADER)
    page = (await browser.opens("/uy-quyen")).text
    assert "Hiện không có ủy quyền nào" in page
    await answers(browser, "/uy-quyen/vng")
    assert browser.last is not None
    address = str(browser.last.url.path)
    await answers(browser, address, option="now")
    await answers(browser, address, option="yes")
    await answers(browser, address, words="30/11")
    await answers(browser, address, option="yes")
    await answers(browser, address, option=DEPUTY.id.hex)
    await answers(browser, address, option="yes")
    page = (await browser.opens("/uy-quyen")).text
    assert "đến 17:00 30/11/2026" in page
    assert "KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC Vũ Thị Hạnh" in page


async def test_a_written_authority_is_given_with_its_paper(pages: Pages) -> None:
    browser = await pages.signed_in(LEADER)
    await browser.opens("/uy-quyen")
    await answers(browser, "/uy-quyen/tuq")
    assert browser.last is not None
    address = str(browser.last.url.path)
    await answers(browser, address, option=HEAD_2.id.hex)
    await browser.sends(address, option="type-letter")
    await browser.follows()
    await answers(browser, address, words="Công văn về tài chính")
    await answers(browser, address, words="30/11")
    await answers(browser, address, option="yes")
    await answers(browser, address, words="15/QĐ-SNN ngày 20/11/2026")
    await answers(browser, address, option="yes")
    kept = [o for o in pages.office.store.work.entities.values() if isinstance(o, Delegation)]
    assert [(one.basis_number, str(one.capacity)) for one in kept] == [("15/QĐ-SNN", "TUQ.")]
    assert "TUQ. GIÁM ĐỐC" in (await browser.opens("/uy-quyen")).text


async def test_the_list_is_for_leaders_and_the_it_officer(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    assert (await browser.opens("/uy-quyen")).status_code == 404
    assert "/uy-quyen" not in (await browser.opens("/viec")).text
    assert (await browser.sends("/uy-quyen/vng")).status_code in {403, 404, 409}
    leader = await pages.signed_in(LEADER)
    await leader.opens("/uy-quyen")
    assert (await leader.sends("/uy-quyen/apv")).status_code == 404
