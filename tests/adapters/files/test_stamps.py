"""The stamp area of real pages, read in the child."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from adapters.files.pages import LockedPdf, PdfTooHeavy, UnreadablePdf, stamp_words
from adapters.files.stamps import StampReader
from adapters.signing.stamps import font
from core.exchange.stamp_area import standing_secrecy
from tests.adapters.files.test_pages import paper
from tests.adapters.signing.cases import draft, good

pytestmark = pytest.mark.basis("R-1.2")


def a_page(*words: tuple[float, float, str], turned: int = 0, second: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setPageRotation(turned)
    canvas.setFont(font("Tinos-Bold"), 13)
    for x, y, text in words:
        canvas.drawString(x, y, text)
    canvas.showPage()
    if second:
        canvas.setFont(font("Tinos-Bold"), 13)
        canvas.drawString(100, 700, second)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


async def read(content: bytes) -> str:
    return standing_secrecy(await StampReader().words(content))


@pytest.mark.parametrize("word", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T"])
async def test_a_stamp_at_the_top_left_is_read(word: str) -> None:
    content = a_page((100, 760, "Số: 12/UBND-VP"), (120, 700, word), (80, 600, "Kính gửi"))
    assert "".join((await read(content)).split()) == "".join(word.split())


async def test_letters_set_far_apart_are_still_a_word() -> None:
    assert await read(a_page((100, 700, "M"), (125, 700, "Ậ"), (150, 700, "T"))) == "MẬT"


async def test_elsewhere_and_in_sentences_it_is_no_stamp() -> None:
    sentence = (90, 640, "Văn bản không có tính chất MẬT")
    assert await read(a_page(sentence)) == ""
    assert await read(a_page((100, 200, "MẬT"))) == ""
    assert await read(a_page((450, 700, "MẬT"))) == ""
    assert await read(a_page((100, 700, "Số: 12"), second="MẬT")) == ""


async def test_a_turned_page_is_read_whole() -> None:
    assert await read(a_page((450, 100, "MẬT"), turned=180)) == "MẬT"


async def test_letters_without_a_stamp_and_scans_have_none() -> None:
    for content in (draft(), good(), paper()):
        assert await read(content) == ""


@pytest.mark.parametrize(
    ("content", "refusal"), [(b"no", UnreadablePdf), (paper(password="x"), LockedPdf)]
)
async def test_what_cannot_be_read_says_so(content: bytes, refusal: type) -> None:
    with pytest.raises(refusal):
        await stamp_words(content)
    with pytest.raises(PdfTooHeavy):
        await stamp_words(draft(), timeout_s=0.01)
