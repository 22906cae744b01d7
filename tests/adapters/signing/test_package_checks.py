"""C7–C9 on really signed files, through the child process, as a received package is checked."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from adapters.signing import authority
from adapters.signing.verifier import Verifier
from core.card import FileRef
from core.checks import Sent
from core.checks.attachments import attachments
from core.signing.identity import Declared, identity, order
from tests.adapters.signing.cases import AGENCY, AT, CODE, LATER, PERSON, draft, good, office
from tests.core.office import FakeFiles, Office

pytestmark = pytest.mark.basis("R-8.1a")
DECLARED = Declared(CODE, AGENCY, PERSON)


@pytest.fixture
async def verifier(tmp_path):
    (tmp_path / "goc.pem").write_bytes(office().root.pem)
    (tmp_path / "goc.crl").write_bytes(office().crl)
    made = Verifier([tmp_path / "goc.pem"], [tmp_path / "goc.crl"])
    yield made
    await made.close()


async def test_the_code_and_the_names_come_out_of_the_certificates(verifier):
    report = await verifier.verify(good(), LATER)
    assert [one.code for one in report.signatures] == ["", CODE]
    assert identity(report.signatures, DECLARED).result.value == "pass"
    assert order(report.signatures).result.value == "pass"
    other = Declared("000.00.99.H56", AGENCY, PERSON)
    assert identity(report.signatures, other).result.value == "fail"
    assert identity(report.signatures, Declared(CODE, AGENCY, "Ai Khác")).result.value == "fail"


async def test_the_agency_before_the_person_is_seen(verifier):
    both = authority.sign_pdf(draft(), office().agency, office().person, AT)
    report = await verifier.verify(both, LATER)
    assert order(report.signatures).result.value == "fail"


@pytest.mark.parametrize(
    ("content", "result"),
    [
        (authority.sign_pdf(draft(), None, office().agency, AT), "pass"),
        (good(), "pass"),
        (draft(), "fail"),
        (authority.sign_pdf(draft(), office().person, None, AT), "fail"),
        (b"%PDF-1.7 broken", "fail"),
    ],
)
async def test_a_separate_pdf_needs_the_agencys_seal(verifier, content: bytes, result: str):
    found = await _attachments(verifier, content)
    assert (found.check, found.result.value) == ("C9", result)


async def _attachments(verifier: Verifier, content: bytes) -> Any:
    ports = Office(files=FakeFiles(), verifier=verifier).ports
    rows = []
    for name, one in (("chinh.pdf", good()), ("phu luc.pdf", content)):
        rows.append({"sha256": await ports.files.put(one), "name": name, "size": len(one)})
    main = FileRef(hashlib.sha256(good()).hexdigest(), "chinh.pdf", len(good()))
    return await attachments(Sent(rows, (), main), DECLARED, LATER, ports)
