from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from adapters.files.pages import (
    LockedPdf,
    PdfTooHeavy,
    UnreadablePdf,
    first_page_png,
    page_count,
)


def paper(pages: int = 1, size: tuple[float, float] = (595, 842), password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=StandardEncryption(password) if password else None)
    for _ in range(pages):
        canvas.rect(10, 10, 50, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


async def test_the_first_page_is_a_picture_of_the_asked_width():
    picture = Image.open(io.BytesIO(await first_page_png(paper(2), 500)))
    assert picture.format == "PNG"
    assert picture.size == (500, 708)
    assert min(picture.convert("L").get_flattened_data()) < 50


async def test_a_very_long_page_stays_within_the_pixel_limit():
    picture = Image.open(io.BytesIO(await first_page_png(paper(size=(10, 14_000)), 1000)))
    assert max(picture.size) <= 5000


async def test_a_filled_signature_is_drawn():
    from adapters.signing.authority import sign_pdf
    from tests.adapters.signing.cases import AT, draft, office

    plain = Image.open(io.BytesIO(await first_page_png(draft())))
    signed = sign_pdf(draft(), office().person, office().agency, AT)
    stamped = Image.open(io.BytesIO(await first_page_png(signed)))
    assert plain.tobytes() != stamped.tobytes()


@pytest.mark.parametrize("pages", [1, 3])
async def test_the_pages_are_counted(pages):
    assert await page_count(paper(pages)) == pages


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", UnreadablePdf),
        (b"PK\x03\x04", UnreadablePdf),
        (b"%PDF-1.7 and nothing more", UnreadablePdf),
        (paper(password="bi mat"), LockedPdf),
    ],
)
async def test_a_file_that_cannot_be_shown_is_refused_with_its_reason(content, refusal):
    for ask in (first_page_png, page_count):
        with pytest.raises(refusal):
            await ask(content)


async def test_a_page_that_takes_too_long_is_given_up():
    with pytest.raises(PdfTooHeavy):
        await first_page_png(paper(), timeout_s=0.01)
