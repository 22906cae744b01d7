"""The red-line picture: what is gone is red, what is new is blue, and only changed pages are named."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from adapters.files.pages import LockedPdf, PdfTooHeavy, UnreadablePdf
from adapters.files.redline import MAX_PAGES, Kind, RedPage, TooManyPages, redline
from tests.adapters.files.test_pages import paper

A4 = (595, 842)


def pages(*boxes: tuple[tuple[int, int], ...], size: tuple[float, float] = A4) -> bytes:
    """One page for each argument, with a black square at each place."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in boxes:
        for x, y in page:
            canvas.rect(x, y, 60, 60, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def colour(page: RedPage, x: int, y: int) -> tuple[int, int, int]:
    """Of the middle of the square at x, y; pictures are as wide as the page in points."""
    image = Image.open(io.BytesIO(page.png)).convert("RGB")
    found = image.getpixel((x + 30, image.height - (y + 30)))
    assert isinstance(found, tuple)
    return (int(found[0]), int(found[1]), int(found[2]))


async def test_removed_ink_is_red_added_ink_blue_and_the_rest_black() -> None:
    before, after = pages(((50, 700), (50, 500))), pages(((50, 700), (300, 300)))
    found = await redline(before, after, 595)
    (page,) = found.pages
    assert page.kind is Kind.CHANGED
    assert colour(page, 50, 700) == (0, 0, 0)
    assert colour(page, 50, 500) == (255, 0, 0)
    assert colour(page, 300, 300) == (0, 0, 255)
    assert colour(page, 400, 100) == (255, 255, 255)
    assert found.changed == (1,)
    assert found.before_sha256 == hashlib.sha256(before).hexdigest()
    assert found.after_sha256 == hashlib.sha256(after).hexdigest()


async def test_an_inserted_page_does_not_make_the_later_ones_new() -> None:
    one, two, three = ((50, 700),), ((50, 500),), ((50, 300),)
    found = await redline(pages(one, three), pages(one, two, three), 300)
    assert [(page.kind, page.before, page.after) for page in found.pages] == [
        (Kind.SAME, 1, 1),
        (Kind.ADDED, None, 2),
        (Kind.SAME, 2, 3),
    ]
    assert found.changed == (2,)
    back = await redline(pages(one, two, three), pages(one, three), 300)
    assert [page.kind for page in back.pages] == [Kind.SAME, Kind.REMOVED, Kind.SAME]


async def test_the_same_file_has_no_changes_and_another_size_has() -> None:
    same = pages(((50, 700),), ((50, 500),))
    assert (await redline(same, same, 200)).changed == ()
    wide = pages(((50, 400),), size=(842, 595))
    assert (await redline(pages(((50, 700),)), wide, 200)).changed == (1,)


async def test_another_colour_of_the_same_ink_is_a_change() -> None:
    def tinted(red: float, blue: float) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4)
        canvas.setFillColorRGB(red, 0.2, blue)
        canvas.rect(50, 700, 60, 60, fill=1, stroke=0)
        canvas.save()
        return out.getvalue()

    assert (await redline(tinted(0.4, 0), tinted(0, 1), 200)).changed == (1,)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", UnreadablePdf),
        (b"%PDF-1.7 and nothing more", UnreadablePdf),
        (paper(password="bi mat"), LockedPdf),
        (paper(MAX_PAGES + 1), TooManyPages),
    ],
)
async def test_what_cannot_be_compared_is_refused_with_its_reason(
    content: bytes, refusal: type[Exception]
) -> None:
    for pair in ((content, paper()), (paper(), content)):
        with pytest.raises(refusal):
            await redline(*pair)


async def test_a_comparison_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(PdfTooHeavy):
        await redline(paper(), paper(), timeout_s=0.01)


async def test_a_picture_has_its_limits() -> None:
    for width in (1, 100_000):
        with pytest.raises(ValueError, match=str(width)):
            await redline(paper(), paper(), width)
    long = paper(size=(10, 14_000))
    (page,) = (await redline(long, long)).pages
    assert max(Image.open(io.BytesIO(page.png)).size) <= 5000
