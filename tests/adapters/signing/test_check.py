from __future__ import annotations

import io
import time
from datetime import UTC, datetime, timedelta

import pytest
from reportlab.pdfgen.canvas import Canvas

from adapters.signing import authority
from core.signing.report import Verdict
from tests.adapters.signing.cases import (
    AT,
    CODE,
    PERSON,
    checked,
    draft,
    failed,
    good,
    hybrid,
    key_of,
    office,
    results,
    with_changed_page_size,
    with_field_filled,
    with_many_objects,
    with_overlay,
    with_page_added,
    with_spoilt_signature,
    with_wrong_signature_value,
)

ALL_PASS = dict.fromkeys(("C1", "C2", "C3", "C4", "C5", "C6"), "pass")
pytestmark = pytest.mark.basis("R-8.1a")


def signed(person=None, agency=None, at=AT, pdf=None):
    return authority.sign_pdf(pdf or draft(), person, agency, at)


def test_a_letter_signed_by_person_and_agency_is_valid():
    report = checked(good())
    assert report.verdict is Verdict.VALID
    assert results(report) == ALL_PASS
    person, agency = report.signatures
    assert (person.signer, person.is_agency, agency.is_agency) == (PERSON, False, True)
    assert person.signed_at == agency.signed_at == AT


def test_one_changed_byte_makes_it_invalid():
    report = checked(with_changed_page_size(good()))
    assert report.verdict is Verdict.INVALID
    assert failed(report) == {"C2"}


@pytest.mark.parametrize("change", [with_page_added, with_overlay])
def test_a_page_or_an_overlay_added_after_the_last_signature_makes_it_invalid(change):
    report = checked(change(good()))
    assert report.verdict is Verdict.INVALID
    assert failed(report) == {"C2"}


@pytest.mark.parametrize("change", [with_page_added, with_overlay])
def test_a_change_between_the_two_signatures_makes_it_invalid(change):
    between = change(signed(office().person))
    pdf = authority.sign_pdf(change(draft()), office().person, None, AT)
    assert results(checked(pdf))["C2"] == "pass"  # the same change before signing is no change
    assert failed(checked(between)) >= {"C1", "C2"}


def test_a_form_field_filled_after_the_last_signature_makes_it_invalid():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, "Cong van")
    canvas.acroForm.textfield(name="so_ky_hieu", x=100, y=700, width=100, height=20)
    canvas.save()
    whole = signed(office().person, office().agency, pdf=out.getvalue())
    assert checked(whole).verdict is Verdict.VALID
    report = checked(with_field_filled(whole, "so_ky_hieu", "99/SNV-VP"))
    assert report.verdict is Verdict.INVALID
    assert key_of(report, "C2") == "verification-altered-after-last"


def test_a_certificate_of_a_stranger_with_the_same_name_is_not_trusted():
    stranger = authority.make_root()
    person = authority.issue_person(stranger, PERSON, "Sở Nội vụ")
    report = checked(signed(person, office().agency), crls=[office().crl])
    assert report.verdict is Verdict.INVALID
    assert key_of(report, "C4") == "verification-chain-untrusted"
    assert failed(report) == {"C4"}


def test_without_any_configured_root_nothing_is_decided():
    report = checked(good(), roots=[])
    assert report.verdict is Verdict.INDETERMINATE
    assert key_of(report, "C4") == "verification-chain-no-roots"


def test_a_certificate_that_had_expired_when_it_signed_makes_it_invalid():
    until = datetime(2025, 1, 1, tzinfo=UTC)
    agency = authority.issue_agency(office().root, "Sở Nội vụ", CODE, until=until)
    report = checked(signed(office().person, agency))
    assert report.verdict is Verdict.INVALID
    assert failed(report) == {"C5"}
    assert key_of(report, "C5") == "verification-period-expired"


def test_a_certificate_not_yet_in_force_when_it_signed_makes_it_invalid():
    since = AT + timedelta(days=1)
    person = authority.issue_person(office().root, PERSON, "Sở Nội vụ", since=since)
    report = checked(signed(person, office().agency), at=since + timedelta(days=1))
    assert key_of(report, "C5") == "verification-period-early"


def test_a_claimed_time_proves_nothing_once_the_certificate_has_expired():
    until = AT + timedelta(days=30)
    person = authority.issue_person(office().root, PERSON, "Sở Nội vụ", until=until)
    pdf = signed(person, office().agency)
    assert checked(pdf).verdict is Verdict.VALID
    report = checked(pdf, at=until + timedelta(days=1))
    assert report.verdict is Verdict.INDETERMINATE
    assert key_of(report, "C5") == "verification-period-unproven"


def test_a_signature_from_the_future_is_not_decided():
    report = checked(good(), at=AT - timedelta(days=1))
    assert report.verdict is Verdict.INDETERMINATE
    assert key_of(report, "C5") == "verification-period-future"


def test_a_revoked_certificate_makes_it_invalid():
    revoked = [(office().agency.certificate, AT - timedelta(days=3))]
    report = checked(good(), crls=[authority.revocation_list(office().root, revoked)])
    assert report.verdict is Verdict.INVALID
    assert failed(report) == {"C6"}
    params = dict(next(one for one in report.findings if one.check == "C6").detail.params)
    assert params == {"signer": "Sở Nội vụ", "when": "08:05:09 20/11/2026"}


def test_one_list_that_says_revoked_outvotes_one_that_does_not():
    revoked = [(office().person.certificate, AT - timedelta(days=3))]
    both = [office().crl, authority.revocation_list(office().root, revoked)]
    assert checked(good(), crls=both).verdict is Verdict.INVALID


@pytest.mark.parametrize(
    "crls",
    [
        [],
        [authority.revocation_list(authority.make_root())],
        [authority.revocation_list(office().root, until=AT - timedelta(days=1))],
    ],
    ids=["no list", "a list of another authority", "a list that has run out"],
)
def test_without_revocation_data_it_is_undecided_and_never_valid(crls):
    report = checked(good(), crls=crls)
    assert report.verdict is Verdict.INDETERMINATE
    assert results(report) == {**ALL_PASS, "C6": "unknown"}


@pytest.mark.parametrize(
    ("person", "agency", "key"),
    [
        (True, False, "verification-agency-missing"),
        (False, True, "verification-person-missing"),
        (False, False, "verification-none-present"),
    ],
)
def test_a_missing_signature_is_named(person, agency, key):
    report = checked(
        signed(office().person if person else None, office().agency if agency else None)
    )
    assert report.verdict is Verdict.INVALID
    assert failed(report) == {"C1"}
    assert key_of(report, "C1") == key


def encrypted(user: str) -> bytes:
    out = io.BytesIO()
    from reportlab.lib.pdfencrypt import StandardEncryption

    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="chủ", canModify=0))
    canvas.drawString(100, 700, "mat")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "result", "key"),
    [
        (b"", "fail", "verification-file-not-pdf"),
        (b"PK\x03\x04 a word document", "fail", "verification-file-not-pdf"),
        (b"%PDF-1.7\n", "fail", "verification-file-damaged"),
        (b"%PDF-1.7\n" + b"[" * 50_000, "fail", "verification-file-damaged"),
        (good()[: len(good()) // 2], "fail", "verification-file-damaged"),
        (good()[:-20], "fail", "verification-file-damaged"),
        (encrypted("bí mật"), "unknown", "verification-file-encrypted"),
        (encrypted(""), "unknown", "verification-file-encrypted"),
        (hybrid(), "unknown", "verification-file-hybrid"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_is_never_valid(content, result, key):
    report = checked(content)
    assert report.verdict is not Verdict.VALID
    assert (results(report)["C2"], key_of(report, "C2")) == (result, key)
    assert set(results(report)) == set(ALL_PASS)


def test_junk_after_the_end_makes_it_invalid_but_blanks_do_not():
    assert checked(good() + b"\r\n\x00").verdict is Verdict.VALID
    report = checked(good() + b"<script>")
    assert report.verdict is Verdict.INVALID
    assert key_of(report, "C2") == "verification-junk-appended"


def test_a_file_of_needless_objects_is_given_up_quickly():
    began = time.perf_counter()
    report = checked(with_many_objects(60_000))
    assert key_of(report, "C2") == "verification-file-too-heavy"
    assert report.verdict is not Verdict.VALID
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("spoil", [b"00" * 40, b"3082ffff", b"zz"])
def test_an_unreadable_signature_is_a_finding_and_no_crash(spoil):
    report = checked(with_spoilt_signature(good(), spoil))
    assert report.verdict is Verdict.INVALID


def test_a_wrong_signature_value_is_a_wrong_signature():
    report = checked(with_wrong_signature_value(good()))
    assert report.verdict is Verdict.INVALID
    assert key_of(report, "C3") in {
        "verification-signature-wrong",
        "verification-signature-unreadable",
    }


def test_every_truncation_is_answered_and_none_is_valid():
    whole = good()
    for cut in range(0, len(whole), len(whole) // 23):
        assert checked(whole[:cut]).verdict is not Verdict.VALID


def test_a_flip_anywhere_outside_the_last_container_is_found():
    whole = good()
    start = whole.rindex(b"/Contents <") + len(b"/Contents <")
    container = range(start, whole.index(b">", start))
    for place in range(0, len(whole), len(whole) // 61):
        if place not in container:
            spoilt = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
            assert checked(spoilt).verdict is not Verdict.VALID, place


def test_nothing_can_be_hidden_behind_the_last_signature_s_value():
    whole = good()
    gap = whole.index(b">", whole.rindex(b"/Contents <")) - 10
    report = checked(whole[:gap] + b"beef" + whole[gap + 4 :])
    assert failed(report) == {"C2"}
