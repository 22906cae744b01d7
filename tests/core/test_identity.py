"""C7 and C8: whose signatures these are, and in which order they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.signing.identity import Declared, identity, order
from tests.core.office import SENDER, SIGNER, a_signature
from tests.factories import NOW

pytestmark = pytest.mark.basis("R-8.1a")
PERSON, AGENCY = a_signature(SIGNER), a_signature("UBND tỉnh", code=SENDER)
DECLARED = Declared(SENDER, "UBND tỉnh", SIGNER)


def _without_code(name: str):
    return replace(a_signature(name, code="x"), code="")


@pytest.mark.parametrize(
    ("seen", "declared", "result"),
    [
        ((PERSON, AGENCY), DECLARED, "pass"),
        ((a_signature(f"Ông {SIGNER.upper()} (012)"), AGENCY), DECLARED, "pass"),
        ((a_signature("nháy"), PERSON, AGENCY), DECLARED, "pass"),
        ((PERSON, _without_code("Ủy ban nhân dân tỉnh")), DECLARED, "pass"),
        ((PERSON, AGENCY), Declared("", "UBND tỉnh", SIGNER), "pass"),
        ((PERSON, a_signature("UBND tỉnh", code="000.00.09.H56")), DECLARED, "fail"),
        ((PERSON, _without_code("Sở Tài chính")), DECLARED, "fail"),
        ((a_signature("Hoàng Văn Minhh"), AGENCY), DECLARED, "fail"),
        ((a_signature("Người Khác"), AGENCY), DECLARED, "fail"),
        ((a_signature("Người Khác"),), DECLARED, "fail"),
        ((PERSON, AGENCY), Declared(SENDER, "UBND tỉnh", ""), "unknown"),
        ((PERSON, AGENCY), Declared("", "", SIGNER), "unknown"),
        ((PERSON,), DECLARED, "unknown"),
        ((AGENCY,), DECLARED, "unknown"),
        ((), DECLARED, "unknown"),
    ],
)
def test_the_certificates_must_be_the_declared_senders_and_signers(seen, declared, result) -> None:
    found = identity(seen, declared)
    assert (found.check, found.result.value) == ("C7", result)


LATER, EARLIER = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("seen", "result"),
    [
        ((PERSON, AGENCY), "pass"),
        ((PERSON, a_signature("UBND tỉnh", code=SENDER, at=LATER)), "pass"),
        ((PERSON, a_signature("UBND tỉnh", code=SENDER, at=None)), "pass"),
        ((AGENCY, PERSON), "fail"),
        ((PERSON, a_signature("UBND tỉnh", code=SENDER, at=EARLIER)), "fail"),
        ((PERSON, AGENCY, a_signature("Người Khác")), "fail"),
        ((PERSON,), "unknown"),
        ((AGENCY,), "unknown"),
        ((), "unknown"),
    ],
)
def test_the_agency_signs_after_the_person(seen, result) -> None:
    found = order(seen)
    assert (found.check, found.result.value) == ("C8", result)
