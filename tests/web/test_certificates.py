"""The office's list of certificates and key devices."""

from __future__ import annotations

import pytest

from tests.core.test_certificates import a_certificate
from tests.factories import CLERK, LEADER, SPECIALIST
from tests.web.desk import Pages

pytestmark = pytest.mark.basis("R-11.1")


async def test_the_list_names_holder_and_end_and_opens_the_card(pages: Pages) -> None:
    browser = await pages.signed_in(LEADER)
    assert "Chưa có chứng thư số nào" in (await browser.opens("/chung-thu-so")).text
    one = pages.office.has(a_certificate())
    page = (await browser.opens("/chung-thu-so")).text
    assert one.holder_name in page
    assert f"/the/certificate/{one.id.hex}" in page
    card = await browser.opens(f"/the/certificate/{one.id.hex}")
    assert "Giao thiết bị cho văn thư" in card.text
    clerk = await pages.signed_in(CLERK)
    assert "Giao thiết bị" not in (await clerk.opens(f"/the/certificate/{one.id.hex}")).text


async def test_who_has_nothing_to_do_with_devices_has_no_list(pages: Pages) -> None:
    browser = await pages.signed_in(SPECIALIST)
    assert (await browser.opens("/chung-thu-so")).status_code == 404
