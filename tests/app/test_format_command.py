"""`vanthu format-check`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from core.outgoing.format.lint import rules
from tests.adapters.papers.letters import Letter


def checked(tmp_path: Path, content: bytes, *more: str) -> int:
    path = tmp_path / "cong van.pdf"
    path.write_bytes(content)
    return main(["format-check", str(path), *more])


@pytest.mark.basis("R-6.4a")
def test_a_right_letter_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--type", "letter", "--signer", "Lê Văn An", "--urgency", "0", "--json")
    assert checked(tmp_path, Letter().pdf(), *options) == 0
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert [row["id"] for row in checks] == [rule.id for rule in rules()]
    assert {row["result"] for row in checks} == {"pass"}
    assert all(row["basis"].startswith("Nghị định 30/2020/NĐ-CP") for row in checks)


def test_without_being_told_anything_a_right_letter_is_right(tmp_path: Path) -> None:
    assert checked(tmp_path, Letter().pdf()) == 0


def test_a_fault_is_said_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path, Letter().but("kept").pdf()) == 1
    (line,) = [row for row in capsys.readouterr().out.splitlines() if "Không đạt" in row]
    assert line == "F12  Không đạt: Trang 1 thiếu “Lưu: VT, …” dưới “Nơi nhận:”: ghi ở dòng cuối."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n"])
def test_a_file_that_cannot_be_read_is_not_called_right(tmp_path: Path, content: bytes) -> None:
    assert checked(tmp_path, content) == 1


def test_a_file_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["format-check", str(tmp_path / "none.pdf")]) == 1
    assert capsys.readouterr().err.startswith("Không đọc được tệp")
