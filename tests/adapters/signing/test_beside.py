"""Chữ ký rời: made by the workshop, doubted by the signing agent, judged by openssl and at the receiver."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms, pem

from adapters.signing.begin import begin, begin_detached
from adapters.signing.distrust import distrust, distrust_detached
from adapters.signing.finish import finish
from adapters.signing.verifier import Verifier
from core.card import FileRef
from core.checks import Sent
from core.checks.attachments import attachments
from core.errors import Refusal
from core.exchange import formats
from core.exchange.formats.seal import sealed_by
from core.signing.identity import Declared
from core.signing.machine import AttributesStrange, CertificateSwapped, FileAltered, FileGapStrange
from core.signing.making import Kind, Level, Prepared, Profile, agency_act
from core.signing.report import Result
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY, CODE, LATER, PERSON, good, office
from tests.adapters.signing.desk import SEALED_AT, evidence, issued, leader, means, ready
from tests.core.office import FakeFiles, Office

pytestmark = pytest.mark.basis("R-9.2d", "R-8.1a")
TABLE = b"PK\x03\x04 so lieu"
DECLARED = Declared(CODE, AGENCY, PERSON)


async def prepared(content: bytes, who: str = "agency", level: Level = Level.B) -> Prepared:
    key = issued("ec", who).soft
    act = agency_act(Kind.ATTACHMENT, SEALED_AT, Profile(level), AGENCY)
    return await begin_detached(content, key.certificate, act, key.chain, evidence())


async def seal(content: bytes = TABLE, who: str = "agency", level: Level = Level.B) -> bytes:
    made = await prepared(content, who, level)
    signature = await issued("ec", who).soft.sign(made.attributes)
    return await finish(made, signature, SEALED_AT, means())


@pytest.fixture
async def verifier(tmp_path: Path):
    (tmp_path / "goc.pem").write_bytes(office().root.pem)
    (tmp_path / "goc.crl").write_bytes(office().crl)
    made = Verifier([tmp_path / "goc.pem"], [tmp_path / "goc.crl"])
    yield made
    await made.close()


async def judged(verifier: Verifier, **files: bytes) -> tuple[str, str]:
    """The result of C9 on a package with these files, `_` for a dot, and the message."""
    ports = Office(files=FakeFiles(), verifier=verifier).ports
    rows = []
    for name, one in {"chinh_pdf": good(), **files}.items():
        row = {"sha256": await ports.files.put(one), "name": name.replace("_", "."), "size": 1}
        rows.append(row)
    main = FileRef(hashlib.sha256(good()).hexdigest(), "chinh.pdf", len(good()))
    found = await attachments(Sent(rows, (), main), DECLARED, LATER, ports)
    said = dict(found.detail.params).get("said", (found.detail,))
    inner = dict(said[0].params).get("why", said[0])
    return found.result.value, inner.key


@pytest.mark.parametrize("level", [Level.B, Level.T])
async def test_openssl_and_our_own_verifier_agree(
    verifier: Verifier, tmp_path: Path, level: Level
) -> None:
    container = await seal(level=level)
    await asyncio.to_thread(judges.openssl_root, tmp_path)
    await asyncio.to_thread(judges.verify, TABLE, container, tmp_path)
    report = await verifier.verify_detached(TABLE, container, LATER, sender=CODE)
    results = {one.check: one.result for one in report.findings}
    assert [results[f"C{n}"] for n in range(2, 8)] == [Result.PASS] * 6
    other = await verifier.verify_detached(TABLE, container, LATER, sender="000.00.99.H56")
    assert {one.check: one.result for one in other.findings}["C7"] is Result.FAIL
    with pytest.raises(AssertionError):
        await asyncio.to_thread(judges.verify, TABLE + b"x", container, tmp_path)


async def test_the_receiver_sees_a_valid_signature_beside_a_file(verifier: Verifier) -> None:
    right = "verification-attachments-right-beside"
    assert await judged(verifier, a_xlsx=TABLE, a_xlsx_p7s=await seal()) == ("pass", right)
    assert await judged(verifier, a_xlsx=TABLE, a_p7s=await seal()) == ("pass", right)
    armoured = pem.armor("PKCS7", await seal())
    assert await judged(verifier, a_xlsx=TABLE, a_xlsx_p7s=armoured) == ("pass", right)


async def test_the_receiver_sees_that_the_file_is_another_one(verifier: Verifier) -> None:
    found = await judged(verifier, a_xlsx=TABLE + b"!", a_xlsx_p7s=await seal())
    assert found == ("fail", "verification-altered")
    broken = await judged(verifier, a_xlsx=TABLE, a_xlsx_p7s=b"\x30\x82 damaged")
    assert broken == ("fail", "verification-signature-unreadable")
    empty = await judged(verifier, a_xlsx=TABLE, a_xlsx_p7s=b"")
    assert empty[0] == "fail"


async def test_what_cannot_be_told_is_the_clerks_to_decide(verifier: Verifier) -> None:
    alone = await judged(verifier, a_xlsx=TABLE, b_xlsx_p7s=await seal())
    assert alone == ("unknown", "verification-seal-alone")
    person = await judged(verifier, a_xlsx=TABLE, a_xlsx_p7s=await seal(who="person"))
    assert person == ("unknown", "verification-seal-strange")


async def test_no_signature_beside_a_file_is_still_no_fault(verifier: Verifier) -> None:
    assert await judged(verifier, a_xlsx=TABLE) == ("pass", "verification-attachments-right")


def test_a_signature_is_known_by_the_name_of_its_file() -> None:
    names = ["So lieu.xlsx", "So lieu.docx", "Ban do.jpg", "Ban do.jpg.p7s"]
    assert sealed_by("SO LIEU.XLSX.p7s", names) == "So lieu.xlsx"
    assert sealed_by("So lieu.p7s", names) is None, "it might be either"
    assert sealed_by("Ban do.p7s", names) == "Ban do.jpg"
    assert sealed_by("khac.p7s", names) is None


async def test_its_form_is_known_and_nothing_else_passes_for_one() -> None:
    container = await seal()
    assert formats.look("a.xlsx.p7s", container) == ()
    assert formats.look("a.xlsx.p7s", pem.armor("PKCS7", container)) == ()
    for wrong in (
        b"%PDF-1.7",
        b"x" * 100,
        container.replace(b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", b"\0" * 9),
    ):
        assert formats.look("a.xlsx.p7s", wrong)
    with pytest.raises(Refusal):
        formats.refuse("a.p7s", b"MZ")


async def test_the_machine_signs_what_the_workshop_prepares_beside_a_file() -> None:
    made = await prepared(TABLE)
    distrust_detached(TABLE, made.attributes, made.certificate)


async def test_the_machine_doubts_what_it_is_given(verifier: Verifier) -> None:
    made = await prepared(TABLE)
    with pytest.raises(FileAltered):
        distrust_detached(TABLE + b"!", made.attributes, made.certificate)
    with pytest.raises(CertificateSwapped):
        distrust_detached(TABLE, made.attributes, issued("ec", "person").soft.certificate)
    for file in (b"", b"\n%PDF-1.7 a letter"):
        with pytest.raises(FileGapStrange):
            distrust_detached(file, (await prepared(file)).attributes, made.certificate)


async def test_what_signs_a_pdf_cannot_pass_for_a_signature_beside_a_file() -> None:
    key = issued("ec", "person").soft
    pdf = await begin(ready(), key.certificate, leader(), key.chain, evidence())
    whole = pdf.pdf[: pdf.start] + pdf.pdf[pdf.end :]
    with pytest.raises(AttributesStrange):
        distrust_detached(whole, pdf.attributes, key.certificate)
    beside = await prepared(whole)
    with pytest.raises(AttributesStrange):
        distrust(pdf.pdf, beside.attributes, pdf.start, pdf.end, beside.certificate)


async def test_the_time_is_signed_with_the_file() -> None:
    signed: Any = cms.ContentInfo.load(await seal())["content"]
    attributes = {
        one["type"].native: one["values"] for one in signed["signer_infos"][0]["signed_attrs"]
    }
    assert attributes["signing_time"][0].native == SEALED_AT
    assert signed["encap_content_info"]["content"].native is None
