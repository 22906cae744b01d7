"""`vanthu verify`: three answers, four exit codes, and the evidence for machines."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from app.cli import main
from core.signing.report import Verdict
from tests.adapters.signing import pki
from tests.adapters.signing.battery import good, led
from tests.adapters.signing.papers import VALUES

AT = "2026-11-23T10:00:00+07:00"
pytestmark = pytest.mark.basis("R-8.1a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goc.pem").write_bytes(pki.root())
    for number, one in enumerate(pki.crls()):
        (tmp_path / f"{number}.crl").write_bytes(one)
    (tmp_path / "tot.pdf").write_bytes(good())
    (tmp_path / "thieu.pdf").write_bytes(led())
    return tmp_path


def verify(folder: Path, *more: str, lists: bool = True) -> int:
    known = ["--root", str(folder / "goc.pem"), "--at", AT]
    crls = ["--crl", str(folder / "0.crl"), "--crl", str(folder / "1.crl")] if lists else []
    names = [str(folder / one) if one.endswith((".pdf", ".xlsx", ".p7s")) else one for one in more]
    return main(["verify", *names, *known, *crls])


def test_valid_invalid_undecided_and_unreadable_have_codes_of_their_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "tot.pdf") == 0
    assert "KẾT LUẬN: HỢP LỆ" in capsys.readouterr().out
    assert verify(folder, "thieu.pdf") == 1
    assert "KHÔNG HỢP LỆ" in capsys.readouterr().out
    assert verify(folder, "tot.pdf", lists=False) == 3
    assert "CHƯA XÁC ĐỊNH" in capsys.readouterr().out
    assert verify(folder, "khong-co.pdf") == 2
    assert "Không đọc được tệp" in capsys.readouterr().err
    assert main(["verify", str(folder / "tot.pdf"), "--at", "hôm qua"]) == 2


def test_every_file_has_its_report_and_the_worst_answer_decides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "tot.pdf", "thieu.pdf", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in told] == ["valid", "invalid"]
    assert verify(folder, "tot.pdf", "khong-co.pdf", "--json") == 2
    assert json.loads(capsys.readouterr().out)["exit"] == 0


def test_the_evidence_is_told_as_it_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, "tot.pdf", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    person, agency = told["signatures"]
    evidence = person["evidence"]
    assert evidence["changed_fields"] == ["KyCoQuan", "ngay_ban_hanh", "so_ky_hieu"]
    assert (evidence["modification"], evidence["coverage"]) == ("FORM_FILLING", "ENTIRE_REVISION")
    assert agency["evidence"]["modification"] == "NONE"
    assert len(evidence["chain"]) == 3
    assert evidence["revocation"][0].startswith("CRL own 2026-11-15")
    assert told["fields"] == VALUES
    assert all({"id", "code", "result", "detail"} == set(one) for one in told["checks"])


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        (("--agency", "UBND tỉnh Thử", "--signer", "Lê Văn Đạt"), 0),
        (("--agency", "Sở Nội vụ"), 1),
        (("--signer", "Ai Khác"), 1),
        (("--from", "H99"), 0),
        (("--from", "H98"), 1),
        (("--reference", "20/2026/QĐ-UBND"), 0),
        (("--reference", "0/2026/QĐ-UBND"), 1),
    ],
)
def test_what_is_declared_is_compared(folder: Path, declared: tuple[str, ...], code: int) -> None:
    assert verify(folder, "tot.pdf", *declared) == code


async def _signed(content: bytes) -> bytes:
    made = await pki.signer("agency").async_sign_general_data(
        content, "sha256", detached=True, use_cades=True
    )
    return made.dump()


@pytest.mark.basis("R-9.2d")
def test_a_signature_that_lies_beside_its_file_is_found_and_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = b"PK\x03\x04 a table"
    (folder / "bang.xlsx").write_bytes(table)
    (folder / "bang.xlsx.p7s").write_bytes(asyncio.run(_signed(table)))
    # without a time of its own a detached signature is not decided; it is never called valid
    verify(folder, "bang.xlsx", "--need", "agency", "--json")
    told = json.loads(capsys.readouterr().out)
    results = {one["id"]: one["result"] for one in told["checks"]}
    assert [results[one] for one in ("C1", "C2", "C3", "C4", "C6")] == ["pass"] * 5
    (folder / "bang.xlsx").write_bytes(table + b"!")
    assert verify(folder, "bang.xlsx", "--need", "agency", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["checks"] if one["result"] == "fail"} >= {"C2"}
    assert told["verdict"] == Verdict.INVALID
    assert verify(folder, "bang.xlsx.p7s", "--need", "agency") == 1
