"""`vanthu edxml`: the neutral model for scripts, one sentence for people."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import pytest

from adapters.edxml.refusals import NotAPackage, OldDialect, PackageTooLarge, SecretNotSent
from adapters.texts.fluent import FluentTexts
from app.commands.edxml import add_arguments, run
from core.text import Text
from tests.adapters.edxml.samples import PACKAGES, SHARED

LOCALES = Path(__file__).resolve().parents[3] / "locales" / "vi"


def vanthu(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(words))


def test_show_prints_the_neutral_model_without_file_contents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert vanthu("show", str(PACKAGES / "dotnet_dialect.edxml"), "--json") == 0
    model = json.loads(capsys.readouterr().out)
    assert (model["form"], model["kind"], model["sender"]["code"]) == ("package", "new", "H56.90")
    assert (model["issued_on"], model["due_on"]) == ("2026-11-20", None)
    content = b"%PDF-1.4\n"
    assert model["attachments"][0] == {
        "name": "thong-bao.pdf",
        "content_type": "application/pdf",
        "description": "",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def test_show_prints_a_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert vanthu("show", str(PACKAGES / "trang_thai_03.edxml"), "--json") == 0
    model = json.loads(capsys.readouterr().out)
    assert (model["form"], model["status"]) == ("status", "03")
    assert vanthu("show", str(PACKAGES / "trang_thai_03.edxml")) == 0
    assert "Gói tin trạng thái 03: 12/STNA-VP" in capsys.readouterr().out


def test_show_for_people_names_what_matters(capsys: pytest.CaptureFixture[str]) -> None:
    assert vanthu("show", str(PACKAGES / "cong_van_hoa_toc.edxml")) == 0
    out = capsys.readouterr().out
    assert "Gói tin văn bản mới: 12/STNA-VP" in out
    assert "phu-luc.xml" in out


def test_check_says_that_it_can_be_read_and_what_is_odd(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert vanthu("check", str(PACKAGES / "business_spelling.edxml")) == 0
    out = capsys.readouterr().out
    assert out.startswith("Gói tin đọc được.\n")
    assert "Lưu ý: Hạn giải quyết ghi “5/3/2027”" in out


def test_a_refusal_is_one_sentence_on_stderr(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.edxml"
    raw = (PACKAGES / "cong_van_hoa_toc.edxml").read_text()
    path.write_text(raw.replace("H56.90</edXML:OrganId>", "</edXML:OrganId>", 1))
    assert vanthu("check", str(path)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "Không đọc được gói tin edXML: thiếu phần tử bắt buộc hoặc phần tử để trống"
        " (phần tử From/OrganId, dòng 7).\n"
    )


@pytest.mark.parametrize("name", ["nowhere.edxml", "."])
def test_a_file_that_cannot_be_opened_is_said_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    assert vanthu("check", str(tmp_path / name)) == 1
    assert capsys.readouterr().err.startswith("Không mở được tệp ")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared samples")
def test_every_sample_can_be_shown_or_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in SHARED.glob("*/*.edxml"):
        code = vanthu("show", str(path), "--json")
        said = capsys.readouterr()
        assert (code == 0) == bool(said.out)
        assert said.err.count("\n") == code


def test_every_refusal_and_reason_can_be_said() -> None:
    texts = FluentTexts(LOCALES)
    for refusal in (
        NotAPackage(found=Text.of("exchange-found-root", element="x")),
        OldDialect(mark="x"),
        PackageTooLarge(size="81.0", limit="80"),
        SecretNotSent(secrecy="MẬT"),
    ):
        assert texts.plain(refusal.text).endswith(".")
    for key in ("doctype", "too-many-tags", "too-deep", "cut-off", "malformed", "bad-character"):
        assert texts.plain(Text.of(f"exchange-{key}"))
    for key in ("tags-crossed", "unknown-prefix", "unknown-kind", "unknown-status", "bad-time"):
        assert "“7”" in texts.plain(Text.of(f"exchange-{key}", what="7"))
