from __future__ import annotations

import asyncio
import io
from dataclasses import replace

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from core.signing.making import Kind, Level, Plan, Profile
from core.signing.places import Place
from core.signing.refusals import SealSizeDiffers
from tests.adapters.signing import judges
from tests.adapters.signing.cases import LATER, checked, results, with_field_filled
from tests.adapters.signing.desk import blank_letter, clerk, issued, leader, ready, signed, whole


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", ["rsa", "ec"])
async def test_number_date_and_seal_leave_both_signatures_valid(kind, level):
    pdf = await whole(issued(kind, "person").soft, issued(kind, "agency").soft, level)
    report = await asyncio.to_thread(checked, pdf, LATER)
    assert results(report) == dict.fromkeys(["C1", "C2", "C3", "C4", "C5", "C6"], "pass")
    assert [one.is_agency for one in report.signatures] == [False, True]


async def jointly() -> tuple[bytes, list[str]]:
    """Initials, two leaders, then number and seal of the first agency, then the second's."""
    _, places = blank_letter()
    leader_place, seal_place = places.leaders[0], places.agencies[0]
    other = replace(leader_place, left=leader_place.left - 250, right=leader_place.right - 250)
    other_seal = replace(seal_place, left=40, right=40 + seal_place.width)
    joint = replace(
        places,
        leaders=(leader_place, other),
        agencies=(seal_place, other_seal),
        initials=(Place(0, 480, 560, 520, 580),),
    )
    pdf = ready(Plan(joint))
    acts = [
        replace(leader(), kind=Kind.INITIAL, field="KyNhay"),
        leader(),
        leader(field="KyNguoiCoThamQuyen2"),
        clerk(),
        replace(clerk(field="KyCoQuan2"), reference="", issued=""),
    ]
    for number, act in enumerate(acts):  # poppler judges each certificate only once
        who = "agency" if act.kind is Kind.DOCUMENT else "person"
        pdf = await signed(pdf, issued("ec", who, number).soft, act)
    return pdf, [act.field for act in acts]


async def test_initials_and_several_leaders_and_agencies_sign_one_document(tmp_path):
    pdf, names = await jointly()
    report = await asyncio.to_thread(checked, pdf, LATER)
    assert [one.field for one in report.signatures] == names
    assert set(results(report).values()) == {"pass"}
    judges.all_agree(pdf, tmp_path, 5)


async def test_who_signs_first_certifies_and_whoever_comes_later_approves():
    first = await signed(ready(), issued("ec", "person").soft, leader())
    assert b"/DocMDP" in first
    pdf, _ = await jointly()
    assert b"/DocMDP" not in pdf


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize("level", Level)
async def test_a_number_changed_after_the_seal_is_found(level):
    pdf = await whole(issued("ec", "person").soft, issued("ec", "agency").soft, level)
    forged = with_field_filled(pdf, "so_ky_hieu", "Số: 9999/SNV-VP")
    report = await asyncio.to_thread(checked, forged, LATER)
    assert results(report)["C2"] == "fail"


@pytest.mark.basis("R-9.2b")
async def test_between_leader_and_agency_exactly_number_date_and_seal_change():
    pdf = await whole(issued("ec", "person").soft, issued("ec", "agency").soft)
    found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    status = await async_validate_pdf_signature(
        found, ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False)
    )
    assert status.diff_result.changed_form_fields == {"so_ky_hieu", "ngay_ban_hanh", "KyCoQuan"}


@pytest.mark.basis("R-10.2a")
async def test_a_seal_of_another_size_than_was_prepared_for_is_refused():
    pdf = await signed(ready(), issued("ec", "person").soft, leader())
    with pytest.raises(SealSizeDiffers):
        await signed(pdf, issued("ec", "agency").soft, clerk(Profile(seal_mm=40)))


async def test_the_leader_s_revision_can_be_had_back():
    key = issued("ec", "person").soft
    by_leader = await signed(ready(), key, leader())
    pdf = await signed(by_leader, issued("ec", "agency").soft, clerk())
    assert pdf.startswith(by_leader)


async def test_each_signature_is_one_revision():
    """In two, pyHanko takes an unchanged number for a changed one once anything is appended."""
    before = PdfFileReader(io.BytesIO(ready())).xrefs.total_revisions
    pdf = await whole(issued("ec", "person").soft, issued("ec", "agency").soft)
    assert PdfFileReader(io.BytesIO(pdf)).xrefs.total_revisions == before + 2
