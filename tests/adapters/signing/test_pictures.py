from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from adapters.signing import pictures
from core.signing.making import Appearance, Profile
from core.signing.refusals import (
    PictureNotBlue,
    PictureNotPng,
    PictureNotRed,
    PictureNotTransparent,
)
from tests.adapters.signing.desk import clerk, issued, leader, ready, signed

BLUE, RED, BLACK = (20, 40, 180), (215, 20, 25), (10, 10, 10)


def png(colour, *, mode: str = "RGBA", kind: str = "PNG", size=(425, 425)) -> bytes:
    clear = (255, 255, 255, 0) if mode == "RGBA" else (255, 255, 255)
    image = Image.new(mode, size, clear)
    ImageDraw.Draw(image).ellipse((3, 3, size[0] - 4, size[1] - 4), outline=colour, width=12)
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.basis("R-10.1a")
@pytest.mark.parametrize("bad", [png(BLUE, mode="RGB", kind="JPEG"), b"", b"\x89PNG\r\n\x1a\nxxxx",
                                 png(BLUE)[:300]])  # fmt: skip
def test_a_picture_that_is_no_png_is_refused(bad):
    with pytest.raises(PictureNotPng):
        pictures.handwriting(bad, Appearance.SEED2019)


@pytest.mark.basis("R-10.1a")
@pytest.mark.parametrize("colour", [RED, BLACK, (20, 160, 40)])
def test_a_signature_that_is_not_blue_is_refused(colour):
    with pytest.raises(PictureNotBlue):
        pictures.handwriting(png(colour), Appearance.SEED2019)


@pytest.mark.basis("R-10.2a")
@pytest.mark.parametrize("colour", [BLUE, BLACK])
def test_a_seal_that_is_not_red_is_refused(colour):
    with pytest.raises(PictureNotRed):
        pictures.seal(png(colour), Appearance.SEED2019)


def test_white_paper_becomes_transparent_where_only_the_later_decree_asks_for_it():
    seen = pictures.seal(png(RED, mode="RGB"), Appearance.SEED2019)
    assert (
        seen.getchannel("A").getextrema() == (0, 235) or seen.getchannel("A").getextrema()[0] == 0
    )
    with pytest.raises(PictureNotTransparent):
        pictures.seal(png(RED, mode="RGB"), Appearance.ND30)


@pytest.mark.basis("R-10.2b")
async def test_pictures_of_the_real_ones_are_drawn_in_their_place_and_size(tmp_path):
    from tests.adapters.signing.test_rendering import by_pdfium, by_poppler, ink

    hand, seal = png(BLUE, size=(600, 250)), png(RED)
    pdf = await signed(ready(), issued("rsa", "person").soft, leader(picture=hand))
    pdf = await signed(pdf, issued("rsa", "agency").soft, clerk(Profile(seal_mm=36), picture=seal))
    for draw in (by_pdfium, by_poppler):
        image = draw(pdf, tmp_path)
        red, blue = ink(image, "red"), ink(image, "blue")
        assert abs((red[2] - red[0]) / 72 * 25.4 - 36) <= 1
        assert 0.25 <= (red[2] - blue[0]) / (blue[2] - blue[0]) <= 0.42
        assert ink(image, "blue", (blue[0], blue[1], red[2], blue[3]))
