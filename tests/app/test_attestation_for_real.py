"""Biên bản khẩn with the real printer, workshop, keys and verifier; checked offline, also without us."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from adapters.papers.printer import Printer
from adapters.signing.attached import attached_in, with_attached
from adapters.signing.content import content_of
from adapters.texts.fluent import FluentTexts
from app.cli import main
from core.attestation.attestation import AttestationState
from core.effects.attest import Attest
from core.evidence.evidence import ATTACHED, Evidence
from core.evidence.gathering import gather
from core.outgoing.document import OutgoingState
from core.signing.making import Attached
from tests.adapters.signing import desk as papers
from tests.adapters.signing import judges
from tests.adapters.signing.cases import CODE, office
from tests.app.test_copies_for_real import pages, said
from tests.app.test_signing_for_real import machine, signs, town
from tests.core.issuing import PROVINCE, TRADE, a_row, an_approved, run
from tests.core.office import Office
from tests.factories import CLERK, an_agency_key

__all__ = ["town"]
LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"


@pytest.fixture(scope="module")
def texts() -> FluentTexts:
    return FluentTexts(LOCALES)


async def drawn_up(town: Office, texts: FluentTexts) -> Any:
    """How the document itself was signed is another test's matter."""
    rows = [a_row(one) | {"status": "sent"} for one in (PROVINCE, TRADE)]
    document = await an_approved(
        town, state=OutgoingState.DISPATCHED, urgency=3, reference="15/SNV-VP", deliveries=rows,
        dispatched_at=town.clock.now(), issued_on=town.clock.now().date(),
    )  # fmt: skip
    town.printer = Printer(texts)
    town.clock.advance(minutes=9)
    at = (town.clock.now() - timedelta(minutes=2)).isoformat()
    manner = "Gọi điện, bà Lan (văn thư) nghe máy"
    await town.press(CLERK, "cfd", document, receiver="0", manner=manner, at=at)
    await town.press(CLERK, "lbk", document)
    (one,) = [one for one in town.store.work.entities.values() if one.area == "attestation"]
    await run(town, Attest)
    return town.now_is(one)


async def sealed(town: Office, texts: FluentTexts) -> bytes:
    key = papers.issued("ec", "agency").soft
    fingerprint = hashlib.sha256(key.certificate).hexdigest()
    town.store.work.entities[an_agency_key().id].fingerprint = fingerprint
    station = await machine(town, CLERK, key)
    one = await drawn_up(town, texts)
    assert one.state is AttestationState.MADE, one.unmade
    await town.press(CLERK, "bbk", one)
    await signs(town, station, key, one)
    now = town.now_is(one)
    assert now.state is AttestationState.SEALED, [
        one for one in now.signature_findings if one["result"] != "pass"
    ]
    return town.files.kept[now.sealed["sha256"]]


def verify(file: Path, folder: Path, at: str, *more: str) -> int:
    (folder / "goc.pem").write_bytes(office().root.pem)
    (folder / "goc.crl").write_bytes(office().crl)
    known = ["--root", str(folder / "goc.pem"), "--crl", str(folder / "goc.crl"), "--at", at]
    return main(["verify", str(file), *known, "--need", "agency", "--from", CODE, *more])


@pytest.mark.basis("R-10.3b", "R-11.1", "R-11.3b")
async def test_a_sealed_record_stands_up_to_every_judge_and_offline(
    town: Office, texts: FluentTexts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    final = await sealed(town, texts)
    judges.all_agree(final, tmp_path, 1)
    words = said(final, 0)
    for one in ("BIÊN BẢN KHẨN", "UBND tỉnh", "bà Lan", "Văn thư xác nhận", "chưa có xác nhận"):
        assert one in words, one
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(final)
    at = town.clock.now().isoformat()
    assert await asyncio.to_thread(verify, file, tmp_path, at) == 0
    out = capsys.readouterr().out
    assert "mã băm từng dòng đều đúng" in out
    assert "mỗi xác nhận đều có dòng nhật ký chứng minh" in out


@pytest.mark.basis("R-10.3b", "R-3.18")
async def test_without_our_software_the_lines_can_be_computed_again(
    town: Office, texts: FluentTexts, tmp_path: Path
) -> None:
    file, beside = tmp_path / "bien-ban.pdf", tmp_path / "chung-cu.json"
    final = await sealed(town, texts)
    file.write_bytes(final)
    taken = ["pdfdetach", "-savefile", ATTACHED, "-o", str(beside), str(file)]
    await asyncio.to_thread(subprocess.run, taken, check=True, timeout=20)
    content = beside.read_bytes()
    last = said(final, pages(final) - 1)
    assert hashlib.sha256(content).hexdigest() in "".join(last.split())
    body = json.loads(content)
    for line in body["entries"]:
        kept = {name: value for name, value in line.items() if name != "hash"}
        words = json.dumps(kept, sort_keys=True, ensure_ascii=False)
        assert hashlib.sha256(words.encode()).hexdigest() == line["hash"]
    assert "cfd" in {line["step"] for line in body["entries"]}


@pytest.mark.basis("R-10.3b")
async def test_forged_evidence_is_found_even_under_a_signature(
    town: Office, texts: FluentTexts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = await drawn_up(town, texts)
    evidence = gather(town.store.work, one.id)
    body = json.loads(evidence.content)
    body["entries"][-2]["details"]["at"] = "2026-11-23T01:00:00+00:00"
    forged = with_attached(papers.blank_letter()[0], Attached(ATTACHED, json.dumps(body).encode()))
    file, at = tmp_path / "gia.pdf", town.clock.now().isoformat()
    for content, words in (
        (forged, "dòng nhật ký đã bị sửa"),
        (with_attached(papers.blank_letter()[0], Attached(ATTACHED, b"{}")), "không phải chứng cứ"),
    ):
        file.write_bytes(content)
        assert await asyncio.to_thread(verify, file, tmp_path, at, "--json") == 1
        told = json.loads(capsys.readouterr().out)
        assert words in next(row["detail"] for row in told["checks"] if row["id"] == "B1")


def test_what_lies_in_a_file_is_had_again_and_nothing_else() -> None:
    plain = papers.blank_letter()[0]
    whole = with_attached(plain, Attached("a.json", b"{}"))
    assert attached_in(whole, "a.json") == b"{}"
    assert attached_in(whole, "b.json") == attached_in(plain, "a.json") == b""
    assert attached_in(b"%PDF-1.7 broken", "a.json") == b""
    assert with_attached(plain, Attached("a.json", b"{}")) == whole
    with pikepdf.open(io.BytesIO(whole)) as opened:
        assert list(opened.attachments) == ["a.json"]


@pytest.mark.basis("R-10.3b", "R-8.1a")
async def test_any_other_file_inside_a_signed_one_stays_suspicious(
    town: Office, texts: FluentTexts
) -> None:
    one = await drawn_up(town, texts)
    evidence = gather(town.store.work, one.id).content
    for name, content, harmless in (
        (ATTACHED, evidence, True), (ATTACHED, b"MZ", False), ("khac.json", evidence, False),
    ):  # fmt: skip
        pdf = with_attached(papers.blank_letter()[0], Attached(name, content))
        assert content_of(pdf, ()).active is not harmless


@pytest.mark.basis("R-10.3b")
async def test_two_hundred_receivers_fill_pages_and_none_is_lost(
    town: Office, texts: FluentTexts
) -> None:
    one = await drawn_up(town, texts)
    evidence = gather(town.store.work, one.id)
    row = dict(evidence.receivers[1])
    many = [row | {"name": f"Cơ quan thứ {place} <b>&amp;", "code": ""} for place in range(200)]
    large = Evidence(
        evidence.agency, evidence.about, evidence.made, many, evidence.people, evidence.entries
    )
    pdf = await Printer(texts).attestation(large)
    assert await Printer(texts).attestation(large) == pdf
    assert pages(pdf) > 10
    assert "200. Cơ quan thứ 199 <b>&amp;" in "".join(said(pdf, n) for n in range(pages(pdf)))
