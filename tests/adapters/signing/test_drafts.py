"""A draft is normalised once; what may not be signed is refused in words."""

from __future__ import annotations

import io

import pikepdf
import pytest

from adapters.signing.draft import normalised
from adapters.signing.fields import with_fields
from core.signing.making import Kind, Plan, Profile, agency_act, corner_plan
from core.signing.places import Place, Places
from core.signing.refusals import (
    DraftAlreadySigned,
    DraftDamaged,
    DraftHasActions,
    DraftHasForm,
    DraftLocked,
    DraftTooHeavy,
    PlaceOffPage,
)
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY, good, hybrid, with_many_objects
from tests.adapters.signing.desk import SEALED_AT, blank_letter, issued, signed


def saved(pdf: pikepdf.Pdf, **how) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(blank_letter()[0]))


def with_root(**entries) -> bytes:
    pdf = opened()
    for name, value in entries.items():
        pdf.Root[f"/{name}"] = value
    return saved(pdf)


def script(kind: str = "/JavaScript") -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(kind), JS=pikepdf.String("app.alert(1)"))


def with_annotation(action: pikepdf.Dictionary) -> bytes:
    pdf = opened()
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 50, 50], A=action
    )
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))
    return saved(pdf)


def with_form() -> bytes:
    pdf = opened()
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("ten"), Rect=[0, 0, 50, 50],
                               Subtype=pikepdf.Name.Widget)  # fmt: skip
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])
    return saved(pdf)


def with_file_inside() -> bytes:
    pdf = opened()
    pdf.attachments["a.txt"] = b"hello"
    return saved(pdf)


BAD = {
    "no PDF": (lambda: b"PK\x03\x04", DraftDamaged),
    "empty": (lambda: b"", DraftDamaged),
    "header alone": (lambda: b"%PDF-1.7\n", DraftDamaged),
    "cut in half": (lambda: blank_letter()[0][:9000], DraftDamaged),
    "user password": (
        lambda: saved(opened(), encryption=pikepdf.Encryption(owner="a", user="b")), DraftLocked,
    ),
    "owner password": (
        lambda: saved(opened(), encryption=pikepdf.Encryption(owner="a", user="")), DraftLocked,
    ),
    "script on opening": (lambda: with_root(OpenAction=script()), DraftHasActions),
    "script behind a link": (lambda: with_annotation(script()), DraftHasActions),
    "program behind a link": (lambda: with_annotation(script("/Launch")), DraftHasActions),
    "file inside": (with_file_inside, DraftHasActions),
    "form": (with_form, DraftHasForm),
    "signed": (good, DraftAlreadySigned),
    "60,000 objects": (lambda: with_many_objects(60_000), DraftTooHeavy),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_draft_that_cannot_be_signed_is_refused_by_name(name):
    make, refusal = BAD[name]
    with pytest.raises(refusal):
        normalised(make())


def test_a_link_to_a_page_on_the_web_does_no_harm():
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://thanhhoa.gov.vn"))
    assert normalised(with_annotation(link))


async def test_a_hybrid_file_becomes_a_plain_one_that_strict_checkers_read(tmp_path):
    pdf = with_fields(normalised(hybrid()), Plan(Places(leaders=(Place(0, 10, 10, 60, 40),))))
    from tests.adapters.signing.desk import leader

    out = await signed(pdf, issued("ec", "person").soft, leader())
    judges.all_agree(out, tmp_path, 1)


@pytest.mark.parametrize("turn", [90, 180, 270])
async def test_on_a_turned_page_the_top_right_is_where_the_reader_sees_it(turn, tmp_path):
    from tests.adapters.signing.test_rendering import by_pdfium, by_poppler, ink

    pdf = opened()
    pdf.pages[0].rotate(turn, relative=False)
    pdf.pages[0].CropBox = [20, 30, 500, 700]
    profile = Profile()
    ready = with_fields(normalised(saved(pdf)), corner_plan(Kind.SCAN, profile))
    act = agency_act(Kind.SCAN, SEALED_AT, profile, AGENCY)
    out = await signed(ready, issued("ec", "agency").soft, act)
    for draw in (by_pdfium, by_poppler):
        image = draw(out, tmp_path)
        found = ink(image, "red")
        assert found[0] > image.width / 200 * 72 / 2
        assert found[1] > image.height / 200 * 72 / 2


@pytest.mark.parametrize(
    "place", [Place(0, -5, 10, 60, 40), Place(0, 10, 10, 700, 40), Place(3, 10, 10, 60, 40),
              Place(0, 60, 10, 10, 40), Place(0, 10, 830, 60, 860)],
)  # fmt: skip
def test_a_place_off_the_page_is_refused(place):
    with pytest.raises(PlaceOffPage):
        with_fields(normalised(blank_letter()[0]), Plan(Places(leaders=(place,))))


def test_a_draft_keeps_its_words_and_is_made_the_same_way_twice(tmp_path):
    from tests.adapters.signing.test_rendering import words

    pdf = blank_letter()[0]
    assert normalised(pdf) == normalised(pdf)
    assert words(normalised(pdf), tmp_path) == words(pdf, tmp_path)
