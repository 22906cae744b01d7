"""Where number, date, signature and seal go is read off the draft itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.papers.layout import Layouts
from app.demo.papers import letter_with_places
from core.outgoing.format.paper import Paper
from core.outgoing.format.places import places_in
from core.signing.places import COVERED, MM, standard
from tests.adapters.signing.cases import fields


async def found(**changed):
    pdf, places = letter_with_places(replace(fields(), **changed))
    return places_in(await Layouts().read(pdf)), places


@pytest.mark.basis("R-10.1b")
async def test_the_signature_stands_between_position_and_name():
    seen, drawn = await found()
    leader = seen.leaders[0]
    left, bottom, right, top = drawn.person
    assert abs((leader.left + leader.right) - (left + right)) < 6
    assert abs((leader.bottom + leader.top) - (bottom + top)) < 24


@pytest.mark.basis("R-10.2b")
async def test_the_seal_covers_a_third_of_the_signature_on_its_left():
    seen, _ = await found()
    leader, seal = seen.leaders[0], seen.agencies[0]
    assert abs((seal.right - leader.left) / leader.width - COVERED) < 0.01
    assert abs(seal.width / MM - 36) < 0.1
    assert seal.left < leader.left


@pytest.mark.parametrize("reference", ["     /SNV-VP", "…../SNV-VP", "/QĐ-UBND"])
async def test_number_and_date_go_where_their_placeholders_are_printed(reference):
    seen, _ = await found(reference=reference)
    assert seen.reference.covers
    assert seen.issued.covers
    assert seen.reference.place.right < 105 * MM < seen.issued.place.left + 10 * MM
    assert seen.reference.place.bottom > 250 * MM
    assert abs(seen.reference.size - 13) < 0.5


async def test_a_stamp_goes_under_the_abstract_unless_it_is_printed_already():
    seen, _ = await found()
    assert seen.urgency.top < seen.reference.place.bottom
    stamped, _ = await found(urgency="HỎA TỐC")
    assert stamped.urgency is None


async def test_a_page_that_cannot_be_read_gets_the_usual_places():
    assert places_in(Paper(trouble="damaged")) == standard()
    assert places_in(await Layouts().read(b"%PDF-1.4 nothing")) == standard()


async def test_a_stamp_moves_aside_for_a_near_addressee():
    page = (await Layouts().read(letter_with_places(fields())[0])).first
    abstract = next(row for row in page.rows if row.text.startswith("V/v"))
    near = replace(abstract, text="Kính gửi: Sở Y tế", left=70, right=140,
                   top=abstract.bottom + 3, bottom=abstract.bottom + 8)  # fmt: skip
    seen = places_in(Paper((replace(page, rows=(abstract, near)),)))
    assert seen.urgency.right <= 68 * MM
    assert seen.urgency.left == 30 * MM
