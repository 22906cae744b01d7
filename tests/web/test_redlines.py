"""“So với bản trước”: the version commented on beside the one to be approved (N11)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.outgoing.document import OutgoingDocument
from tests.core.office import a_pdf
from tests.core.test_outgoing_steps import a_checked
from tests.factories import HEAD, LEADER, SPECIALIST
from tests.web.desk import Pages

pytestmark = pytest.mark.basis("R-8.3b-1")


async def a_renewed(pages: Pages) -> Any:
    """Sent back with an opinion, renewed, checked again."""
    office = pages.office
    draft = await a_checked(office)
    await office.press(LEADER, "bck", draft, opinion="Sửa lại kính gửi.")
    file = a_pdf(b"%PDF-1.7 ban hai", "ban hai.pdf")
    given = {"sha256": file.sha256, "name": file.name, "size": file.size}
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=given)
    return office.now_is(draft)


async def under_review(pages: Pages) -> Any:
    draft = await a_renewed(pages)
    document = pages.office.store.work.entities[draft.id]
    document.state = type(document.state).CHECKED
    return pages.office.now_is(draft)


async def test_the_card_leads_to_the_comparison_and_names_what_changed(pages: Pages) -> None:
    draft = await under_review(pages)
    browser = await pages.signed_in(LEADER)
    card = (await browser.opens(f"/the/outgoing/{draft.id.hex}")).text
    assert "So với bản trước" in card
    page = await browser.opens(f"/so-sanh/outgoing/{draft.id.hex}")
    assert page.status_code == 200
    assert "Trang có thay đổi: 2." in page.text
    old, new = (row["sha256"] for row in draft.drafts)
    pictures = re.findall(r'src="(/so-sanh/[^"]+)"', page.text)
    assert pictures == [f"/so-sanh/outgoing/{draft.id.hex}/{old}-{new}/{n}" for n in (1, 2)]
    picture = await browser.opens(pictures[1])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content == f"\x89PNG {old} {new}".encode("latin-1")


async def test_pages_of_other_files_or_numbers_are_not_there(pages: Pages) -> None:
    draft = await under_review(pages)
    browser = await pages.signed_in(HEAD)
    old, new = (row["sha256"] for row in draft.drafts)
    for tail in (f"{new}-{old}/1", f"{old}-{new}/3", f"{old}-{new}/0", f"{old}-{'0' * 64}/1"):
        found = await browser.opens(f"/so-sanh/outgoing/{draft.id.hex}/{tail}")
        assert found.status_code == 404, tail


async def test_a_first_version_has_nothing_to_be_compared_with(pages: Pages) -> None:
    draft = await a_checked(pages.office)
    browser = await pages.signed_in(LEADER)
    assert "So với bản trước" not in (await browser.opens(f"/the/outgoing/{draft.id.hex}")).text
    assert (await browser.opens(f"/so-sanh/outgoing/{draft.id.hex}")).status_code == 404


async def test_the_version_last_commented_on_counts_not_the_one_before(pages: Pages) -> None:
    draft = await under_review(pages)
    document: OutgoingDocument = pages.office.store.work.entities[draft.id]
    third = a_pdf(b"%PDF-1.7 ban ba", "ban ba.pdf")
    row = {"sha256": third.sha256, "name": third.name, "size": third.size}
    document.drafts = [*document.drafts, row | {"by": "x", "at": "y"}]
    card = await pages.office.card(LEADER, document)
    assert card is not None
    assert card.earlier is not None
    assert card.earlier.sha256 == document.drafts[0]["sha256"]
    document.opinions = []
    card = await pages.office.card(LEADER, document)
    assert card is not None
    assert card.earlier is not None
    assert card.earlier.name == "ban hai.pdf"
