"""Where number, date, signature and seal go is read off the draft itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.papers.layout import Layouts
from app.demo.papers import letter_with_places
from core.outgoing.format.paper import Paper
from core.outgoing.format.places import places_in
from core.signing.places import COVERED, MM, standard
from core.signing.refusals import CosignerNotPrinted
from tests.adapters.papers.blocks import with_blocks
from tests.adapters.signing.cases import PERSON, fields


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


@pytest.mark.basis("R-9.1")
async def test_where_several_sign_each_has_a_place_above_his_printed_name():
    pdf, _ = letter_with_places(fields())
    pdf = with_blocks(pdf, ("PHÓ GIÁM ĐỐC", "Vũ Thị Hạnh"), ("CHỦ TỊCH", "Lê Văn Tám"))
    paper = await Layouts().read(pdf)
    seen = places_in(paper, names=(PERSON, "Vũ Thị Hạnh", "Lê Văn Tám"))
    signer, left, right = seen.leaders
    assert places_in(paper).leaders == (signer,)
    assert abs((left.left + left.right) / 2 - 64 * MM) < 3
    assert abs((right.left + right.right) / 2 - 147 * MM) < 3
    assert 48 * MM < left.bottom < left.top < 78 * MM
    assert seen.agencies[0].bottom > left.top
    assert len(seen.agencies) == 1


async def test_a_name_that_is_not_printed_gets_no_place_anywhere():
    pdf, _ = letter_with_places(fields())
    with pytest.raises(CosignerNotPrinted):
        places_in(await Layouts().read(pdf), names=(PERSON, "Vũ Thị Hạnh"))
    with pytest.raises(CosignerNotPrinted):
        places_in(Paper(trouble="damaged"), names=(PERSON, "Vũ Thị Hạnh"))


async def test_a_stamp_moves_aside_for_a_near_addressee():
    page = (await Layouts().read(letter_with_places(fields())[0])).first
    abstract = next(row for row in page.rows if row.text.startswith("V/v"))
    near = replace(abstract, text="Kính gửi: Sở Y tế", left=70, right=140,
                   top=abstract.bottom + 3, bottom=abstract.bottom + 8)  # fmt: skip
    seen = places_in(Paper((replace(page, rows=(abstract, near)),)))
    assert seen.urgency.right <= 68 * MM
    assert seen.urgency.left == 30 * MM
