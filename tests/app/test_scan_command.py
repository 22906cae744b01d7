"""`vanthu scan-check`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from tests.adapters.signing.scans import jpeg, picture, scan

pytestmark = pytest.mark.basis("R-8.5b")


def kept(tmp_path: Path, name: str, content: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def test_a_right_scan_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan-check", kept(tmp_path, "a.pdf", scan(jpeg(picture()))), "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert (body["verdict"], body["version"], body["pages"]) == ("valid", "1.4", 1)
    assert [(row["id"], row["page"]) for row in body["checks"]] == [
        ("file", None),
        ("version", None),
        ("image", 1),
        ("colour", 1),
        ("resolution", 1),
        ("ratio", 1),
    ]


def test_a_fault_is_said_with_its_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan-check", kept(tmp_path, "a.pdf", scan(jpeg(picture(150))))]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("KHÔNG ĐẠT tiêu chuẩn số hóa (Điều 8.5b)")
    (line,) = [line.strip() for line in lines if "Không đạt" in line]
    assert line == "Không đạt: Trang 1: độ phân giải 150 dpi, yêu cầu tối thiểu 200 dpi."


def test_undetermined_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    path = kept(tmp_path, "a.pdf", scan(jpeg(picture(density=0))))
    assert main(["scan-check", path]) == 3


def test_several_files_end_by_the_worst(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = kept(tmp_path, "a.pdf", scan(jpeg(picture())))
    bad = kept(tmp_path, "b.pdf", b"khong phai pdf")
    assert main(["scan-check", good, bad, "--json"]) == 1
    bodies = json.loads(capsys.readouterr().out)["files"]
    assert [body["verdict"] for body in bodies] == ["valid", "invalid"]
    assert main(["scan-check", good, str(tmp_path / "none.pdf")]) == 1
    assert capsys.readouterr().err.startswith("Không đọc được tệp")
