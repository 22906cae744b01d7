"""Registers and slips on paper: read back from the files, nothing missing and nothing clipped."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from adapters.papers.printer import REGISTERS, SLIPS, Printer
from adapters.papers.register_csv import tame
from adapters.papers.register_pdf import WIDTHS
from adapters.papers.words import MM, REGULAR, font, width, wrapped
from adapters.texts.fluent import FluentTexts
from core.books.slip import ArrivalStamp, Block, Opinion, Slip
from core.registers.extract import Book
from core.registers.rows import IncomingRow, Sheet, columns
from core.text import Text

TEXTS = FluentTexts(Path(__file__).resolve().parents[3] / "locales" / "vi")
PRINTER = Printer(TEXTS)
RECALLED = Text.of("register-recalled-on", order="QĐ 12/QĐ-UBND", day="24/11/2026")


def a_row(number: int = 7, **more: Any) -> IncomingRow:
    given = {
        "arrived_on": "23/11/2026", "arrival_number": f"{number:02}", "author": "UBND tỉnh",
        "reference": f"{number}/UBND-NN", "issued_on": "20/11/2026",
        "title": "Công văn V/v ứng phó bão số 12", "receiver": ("Phòng Trồng trọt", "Phòng Kế hoạch"),
        "passed_on": "23/11/2026", "receipt": "", "note": "",
    }  # fmt: skip
    return IncomingRow(**given | more)


def a_sheet(*rows: IncomingRow) -> Sheet:
    days = date(2026, 1, 1), date(2026, 12, 31)
    return Sheet(Book.INCOMING, "Sở Nông nghiệp", 2026, *days, "01", "99", rows)


def pages(content: bytes) -> list[str]:
    read = pypdfium2.PdfDocument(content)
    texts = []
    for page in read:
        found = page.get_textpage()
        texts.append(found.get_text_bounded().replace("\r\n", "\n"))
        found.close()
        page.close()
    read.close()
    return texts


@pytest.mark.basis("R-3.9")
def test_a_printed_register_has_a_cover_a_header_on_each_page_and_page_numbers() -> None:
    said = pages(PRINTER.register(a_sheet(*(a_row(n) for n in range(1, 100))), "pdf"))
    cover, *rest = said
    for words in ("SỞ NÔNG NGHIỆP", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm: 2026", "Từ số 01 đến số 99"):
        assert words in cover
    assert len(rest) > 3
    for number, page in enumerate(rest, start=1):
        assert "Ngày đến" in page
        assert "(10)" in page
        assert f"Trang {number}/{len(rest)}" in page
    whole = "\n".join(rest)
    assert [n for n in range(1, 100) if f"{n}/UBND-NN" not in whole] == []


def test_a_register_of_a_quiet_year_is_printed_too() -> None:
    assert "Không có văn bản nào" in pages(PRINTER.register(a_sheet(), "pdf"))[1]
    assert docx.Document(io.BytesIO(PRINTER.register(a_sheet(), "docx"))).tables


LONG = [
    "từ " * 3000,
    "KHÔNGCÓCHỖNGẮT" * 120,
    "12/UBND-VP/" * 60,
    "\n".join(["dòng"] * 300),
    "Ễ" * 5000,
    "a\x00b\x07\ud800c\u202ed\ufffe",
    "<b>&amp;</w:t>]]>",
    "😀 hỗn hợp 漢字",
]


@pytest.mark.parametrize("words", LONG, ids=range(len(LONG)))
@pytest.mark.parametrize("form", sorted(REGISTERS))
def test_any_words_are_printed_in_every_form(form: str, words: str) -> None:
    row = a_row(title=words, reference=words, note=words, author=words)
    assert PRINTER.register(a_sheet(row, a_row(8)), form)


@pytest.mark.parametrize("words", LONG[:5], ids=range(5))
def test_no_line_is_wider_than_its_column_and_none_is_lost(words: str) -> None:
    font(REGULAR)
    lines = wrapped(words, 20 * MM, REGULAR, 10)
    assert max(width(line, REGULAR, 10) for line in lines) <= 20 * MM
    assert "".join(lines).replace(" ", "") == "".join(words.split())


def test_a_cell_taller_than_a_page_goes_on_over_the_next_ones() -> None:
    words = " ".join(f"chữ{n}." for n in range(2000))
    said = "\n".join(pages(PRINTER.register(a_sheet(a_row(title=words)), "pdf")))
    assert [n for n in range(2000) if f"chữ{n}." not in said] == []


def test_nothing_is_drawn_outside_the_paper() -> None:
    row = a_row(title="từ " * 900, note="thu hồi " * 60)
    read = pypdfium2.PdfDocument(PRINTER.register(a_sheet(row, a_row()), "pdf"))
    for page in read:
        wide, high = page.get_size()
        assert (round(wide), round(high)) == (842, 595)
        boxes = [one.get_bounds() for one in page.get_objects()]
        assert min(box[0] for box in boxes) > 10 * MM
        assert min(box[1] for box in boxes) > 5 * MM
        assert max(box[2] for box in boxes) < wide - 10 * MM
        assert max(box[3] for box in boxes) < high - 8 * MM
        page.close()
    read.close()


def test_the_columns_fill_the_page_beside_the_binding_margin() -> None:
    for book in Book:
        assert sum(WIDTHS[book]) == 265
        assert len(WIDTHS[book]) == len(columns(book))


@pytest.mark.basis("R-8.2a")
def test_a_recalled_line_is_crossed_out_but_its_note_is_not() -> None:
    sheet = a_sheet(a_row(note=RECALLED, struck=True), a_row(8))
    document = docx.Document(io.BytesIO(PRINTER.register(sheet, "docx")))
    struck, plain = document.tables[0].rows[2].cells, document.tables[0].rows[3].cells
    crossed = [bool(cell.paragraphs[0].runs[0].font.strike) for cell in struck]
    assert crossed == [True] * 9 + [False]
    assert "Thu hồi theo QĐ 12/QĐ-UBND" in struck[9].text
    assert not plain[1].paragraphs[0].runs[0].font.strike
    lines = [len(drawn(replace(sheet, rows=(replace(one, struck=on), a_row(8))))) for one in
             sheet.rows[:1] for on in (False, True)]  # fmt: skip
    assert lines[1] - lines[0] >= 9


def drawn(sheet: Sheet) -> list[Any]:
    """The paths, not the letters, of the page with the lines."""
    read = pypdfium2.PdfDocument(PRINTER.register(sheet, "pdf"))
    page = read[1]
    found = [one.type for one in page.get_objects() if one.type == 2]
    page.close()
    read.close()
    return found


def test_a_docx_register_is_landscape_and_repeats_its_header() -> None:
    document = docx.Document(io.BytesIO(PRINTER.register(a_sheet(a_row()), "docx")))
    section, made = document.sections[0], document.tables[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    heads = ["tblHeader" in row._tr.xml for row in made.rows]
    assert heads == [True, True, False]
    assert [cell.text for cell in made.rows[0].cells][:2] == ["Ngày đến", "Số đến"]
    assert made.rows[2].cells[6].text == "Phòng Trồng trọt\nPhòng Kế hoạch"
    assert 'w:instr="PAGE"' in section.footer._element.xml


@pytest.mark.basis("R-3.9")
def test_a_csv_register_opens_in_vietnamese_excel() -> None:
    content = PRINTER.register(a_sheet(a_row(title='Có "ngoặc"; và chấm phẩy')), "csv")
    assert content.startswith(b"\xef\xbb\xbfNg")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [TEXTS.plain(one) for one in columns(Book.INCOMING)]
    assert rows[1][1] == "07"
    assert rows[1][5] == 'Có "ngoặc"; và chấm phẩy'
    assert len(rows[1]) == 10


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+84", "-2", "@SUM(A1)", " =cmd|' /C calc'!A0", "\uff1d1+1", "a\n=HYPERLINK()"],
)
def test_no_cell_of_a_csv_is_a_formula(words: str) -> None:
    content = PRINTER.register(a_sheet(a_row(title=words)), "csv").decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(content), delimiter=";"))[1][5]
    for line in cell.split("\n"):
        assert not line.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert tame("Công văn") == "Công văn"


def test_the_same_register_prints_to_the_same_bytes() -> None:
    sheet = a_sheet(a_row())
    for form in ("pdf", "csv"):
        assert PRINTER.register(sheet, form) == PRINTER.register(sheet, form)


def a_slip(**more: Any) -> Slip:
    stamp = ArrivalStamp(
        "Sở Nông nghiệp và Môi trường tỉnh Thanh Hóa", "1280", "23/11/2026", "Phòng Trồng trọt"
    )
    heading = ((Text.of("slip-issuer"), "UBND tỉnh"), (Text.of("slip-subject"), "V/v bão số 12"))
    lead = Text.of("slip-lead", name="Phòng Trồng trọt", due="17:00 27/11/2026")
    said = Opinion(("Khẩn trương kiểm tra.", lead), "Giám đốc Lê Văn An", "23/11/2026")
    blocks = (
        Block(Text.of("slip-leader"), (said,)),
        Block(Text.of("slip-unit"), ()),
        Block(Text.of("slip-handler"), (Opinion(("Đề xuất. " * 400,), "Sơn", "24/11/2026"),)),
    )
    return replace(Slip(stamp, heading, blocks), **more)


@pytest.mark.basis("R-8.4a")
@pytest.mark.basis("R-12.1")
@pytest.mark.parametrize("form", sorted(SLIPS))
def test_the_slip_carries_the_stamp_the_document_and_three_blocks(form: str) -> None:
    content = PRINTER.slip(a_slip(), form)
    if form == "pdf":
        whole = "\n".join(pages(content))
    else:
        document = docx.Document(io.BytesIO(content))
        stamp = [row.cells[0].text for row in document.tables[0].rows]
        whole = "\n".join([*stamp, *(one.text for one in document.paragraphs)])
    for words in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", "ĐẾN", "Số: 1280", "Ngày: 23/11/2026",
        "Chuyển: Phòng Trồng trọt", "Số và ký hiệu HS:", "1. Ý kiến của lãnh đạo cơ quan",
        "Chủ trì: Phòng Trồng trọt, hạn 17:00 27/11/2026", "Giám đốc Lê Văn An, ngày 23/11/2026",
        "2. Ý kiến của lãnh đạo đơn vị", "3. Ý kiến đề xuất của người giải quyết",
    ):  # fmt: skip
        assert words in whole


def test_the_stamp_is_fifty_by_thirty_five_millimetres() -> None:
    read = pypdfium2.PdfDocument(PRINTER.slip(a_slip(), "pdf"))
    page = read[0]
    boxes = [one.get_bounds() for one in page.get_objects() if one.type == 2]
    sizes = [((b[2] - b[0]) / MM, (b[3] - b[1]) / MM) for b in boxes]
    assert any(abs(w - 50) < 1 and abs(h - 35) < 1 for w, h in sizes)
    page.close()
    read.close()
    document = docx.Document(io.BytesIO(PRINTER.slip(a_slip(), "docx")))
    rows = document.tables[0].rows
    assert sum(row.height.mm for row in rows) == pytest.approx(35, abs=0.5)


def test_a_recalled_document_is_said_on_its_slip() -> None:
    assert "Văn bản đã bị thu hồi" in pages(PRINTER.slip(a_slip(recalled=True), "pdf"))[0]
