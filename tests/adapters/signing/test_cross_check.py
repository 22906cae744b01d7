"""An unrelated library's eyes: poppler must agree where it looks at all (digests and values)."""

from __future__ import annotations

import subprocess

from tests.adapters.signing.cases import fields, good, with_changed_page_size
from tests.needs import needs_program


def pdfsig(content: bytes, tmp_path) -> str:
    program = needs_program("pdfsig")
    (tmp_path / "paper.pdf").write_bytes(content)
    ran = subprocess.run(
        [program, "-no-ocsp", "paper.pdf"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout


def test_poppler_finds_both_signatures_valid(tmp_path):
    said = pdfsig(good(), tmp_path)
    assert said.count("Signature is Valid") == 2
    assert said.count("Total document signed") == 1


def test_poppler_finds_the_changed_byte_too(tmp_path):
    assert pdfsig(with_changed_page_size(good()), tmp_path).count("Digest Mismatch") == 2


def test_poppler_reads_the_vietnamese_of_the_letter(tmp_path):
    from app.demo.papers import letter

    program = needs_program("pdftotext")
    (tmp_path / "paper.pdf").write_bytes(letter(fields("THƯỢNG KHẨN")))
    ran = subprocess.run(
        [program, "-layout", "paper.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    said = " ".join(ran.stdout.decode().split())
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1234/SNV-VP", "THƯỢNG KHẨN",
                  "Thanh Hóa, ngày 23 tháng 11 năm 2026", "Nguyễn Thị Ánh Tuyết"):  # fmt: skip
        assert words in said
