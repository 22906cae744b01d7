"""`vanthu certificates`: what comes in, what is refused, what is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from tests.adapters.signing.cases import office
from tests.app.test_procedure_command import CODE, settled

__all__ = ["settled"]
pytestmark = pytest.mark.basis("R-11.1")


def pem(folder: Path, content: bytes) -> str:
    path = folder / "ct.pem"
    path.write_bytes(content)
    return str(path)


def test_certificates_of_the_agency_and_of_a_person_are_listed(
    settled: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    agency, person = (one.pem for one in (office().agency, office().person))
    path = pem(settled, agency)
    assert main(["certificates", "import", path, "--holder", CODE, "--device", "Token 7"]) == 0
    assert main(["certificates", "import", path, "--holder", CODE]) == 0
    assert "Đã có từ trước" in capsys.readouterr().out
    assert main(["certificates", "import", pem(settled, person), "--holder", "AN"]) == 0
    capsys.readouterr()
    assert main(["certificates", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["certificates"]
    assert {(row["kind"], row["holder"], row["device"], row["state"]) for row in rows} == {
        ("agency", "Sở Nông nghiệp", "Token 7", "in_use"),
        ("person", "Người an", "", "in_use"),
    }
    assert main(["certificates", "list", "--agency", CODE]) == 0
    assert capsys.readouterr().out.count("Đang sử dụng") == 2


@pytest.mark.parametrize(
    ("content", "holder", "said"),
    [
        (b"khong phai", CODE, "không phải là một chứng thư số"),
        (b"-----BEGIN PRIVATE KEY-----\n", CODE, "chứa khóa bí mật"),
        (None, "khong-co", "không có tài khoản hoặc cơ quan"),
    ],
)
def test_what_is_no_certificate_or_has_no_holder_is_refused(
    settled: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    holder: str,
    said: str,
) -> None:
    good = office().agency.pem
    path = pem(settled, good if content is None else content)
    assert main(["certificates", "import", path, "--holder", holder]) == 1
    assert said in capsys.readouterr().err
