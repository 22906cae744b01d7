"""Bố cục: places and type as they are seen; hostile files end in a sentence, within the limits."""

from __future__ import annotations

import io
import time
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from adapters.papers.layout import MAX_PAGES, Layouts
from adapters.papers.linter import Linter
from adapters.signing.stamps import font
from core.outgoing.format.lint import lint, rules
from core.outgoing.format.paper import Claims, Paper, Row
from core.signing.report import Result
from tests.adapters.papers.letters import MM, Letter

A4 = (210 * MM, 297 * MM)


def paper(draw, pages: int = 1, password: str = "") -> bytes:
    font("Tinos-Regular")
    out = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt, pageCompression=1)
    for _ in range(pages):
        canvas.setFont("Tinos-Regular", 14)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_page(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    return (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
        b"<</Font<</F 5 0 R>>>>>>endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF" % (len(packed), packed)
    )


def words(canvas: Canvas, text: str = "Thanh Hóa, ngày 05 tháng 3 năm 2026") -> None:
    canvas.drawString(30 * MM, 200 * MM, text)


async def rows(content: bytes) -> tuple[Row, ...]:
    read = await Layouts().read(content)
    assert read.trouble == ""
    return read.first.rows


async def test_a_line_has_its_place_in_millimetres_its_face_and_its_size() -> None:
    (row,) = await rows(paper(words))
    assert row.text == "Thanh Hóa, ngày 05 tháng 3 năm 2026"
    assert row.left == pytest.approx(30, abs=0.5)
    assert row.top < 97 < row.bottom
    assert (row.font, row.size, row.bold, row.italic) == ("Tinos", 14.0, False, False)


async def test_two_columns_on_one_line_are_two_rows() -> None:
    read = await rows(Letter().pdf())
    said = [row.text for row in read]
    assert "UBND TỈNH THANH HÓA" in said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said


async def test_type_that_is_scaled_has_the_size_that_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        canvas.setFont("Tinos-Regular", 7)
        canvas.drawString(50, 200, "Kính gửi: Ủy ban nhân dân tỉnh")

    (row,) = await rows(paper(draw))
    assert row.size == 14.0


async def test_decomposed_letters_are_read_composed() -> None:
    def draw(canvas: Canvas) -> None:
        words(canvas, "Tie\u0302\u0301ng Vie\u0323\u0302t, ngày 05 tháng 3 năm 2026")

    (row,) = await rows(paper(draw))
    assert row.text.startswith("Tiếng Việt")


async def test_a_page_turned_by_its_viewer_is_read_as_it_is_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(180)
        canvas.translate(*A4)
        canvas.rotate(180)
        words(canvas)

    (row,) = await rows(paper(draw))
    assert row.left == pytest.approx(30, abs=0.5)
    assert row.top < 97 < row.bottom


@pytest.mark.parametrize("hidden", [False, True])
async def test_a_scan_is_unknown_in_every_rule_also_with_a_hidden_layer_of_text(
    hidden: bool,
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(100, 100, 200, 200, fill=1)
        if hidden:
            text = canvas.beginText(100, 400)
            text.setTextRenderMode(3)
            text.textLine("Thanh Hóa, ngày 05 tháng 3 năm 2026")
            canvas.drawText(text)

    found = await Linter().lint(paper(draw))
    assert {finding.result for finding in found} == {Result.UNKNOWN}
    assert {finding.detail.key for finding in found} == {"format-scan"}
    assert len(found) == len(rules())


HOSTILE = {
    "nothing": (b"", "damaged"),
    "an archive": (b"PK\x03\x04", "damaged"),
    "a head alone": (b"%PDF-1.7\n", "damaged"),
    "locked": (paper(words, password="kin"), "locked"),
    "half of one": (paper(words)[:700], "damaged"),
}


@pytest.mark.parametrize(("content", "trouble"), [*HOSTILE.values()], ids=[*HOSTILE])
async def test_what_cannot_be_read_says_why(content: bytes, trouble: str) -> None:
    found = await Linter().lint(content)
    assert {finding.detail.key for finding in found} == {f"format-trouble-{trouble}"}
    assert {finding.result for finding in found} == {Result.UNKNOWN}


async def test_a_file_that_takes_too_long_is_too_heavy() -> None:
    assert (await Layouts(timeout=0.01).read(paper(words))).trouble == "heavy"


async def test_a_file_that_takes_too_much_memory_is_too_heavy() -> None:
    assert (await Layouts(memory_mb=20).read(paper(words))).trouble == "heavy"


async def test_a_book_is_read_in_part_and_no_rule_says_that_all_is_right() -> None:
    read = await Layouts().read(paper(words, pages=MAX_PAGES + 1))
    assert (len(read.pages), read.cut) == (MAX_PAGES, True)
    assert Result.PASS not in {finding.result for finding in lint(read, Claims())}


MANY = b"BT /F 12 Tf 50 800 Td " + b"(ngay thang nam aaaa) Tj " * 40_000 + b"ET"
SPOT = b"".join(b"BT /F 1 Tf %d 800 Td (So) Tj ET " % (n % 500) for n in range(20_000))
BLANK = b"q " * 5_000_000
BOMBS = {"a line without end": MANY, "a heap of runs": SPOT, "a bomb": BLANK}


@pytest.mark.parametrize("stream", [*BOMBS.values()], ids=[*BOMBS])
async def test_a_bomb_ends_within_the_limits(stream: bytes) -> None:
    begun = time.monotonic()
    found = await Linter(Layouts(timeout=3)).lint(raw_page(stream))
    assert len(found) == len(rules())
    assert Result.PASS not in {finding.result for finding in found} or b"q q" not in stream
    assert time.monotonic() - begun < 15


def test_the_rules_stand_a_page_of_anything() -> None:
    strange = [
        Row("ngày tháng năm " * 60, float("0"), 0, 50, 0),
        Row("Số", 1, 1, 2, 2),
        Row(":", 3, 1, 4, 2),
    ]
    strange += [
        Row(text, 20, 30, 60, 34, size=12) for text in ("Số:/", "Nơi nhận:", "V/v", "٣", "KT.")
    ]
    from core.outgoing.format.paper import Page

    read = Paper((Page(1, 0, 0, tuple(strange)),))
    assert len(lint(read, Claims("type-none", "x", 9))) == len(rules())
