"""Hình chữ ký và con dấu tải lên — PNG of the right colour (R-10.1a, R-10.2a), made to shine through.

Only one colour and the transparency are kept: that hides nothing beneath, and a seal of 300 dpi is
a third smaller in the signed file.
"""

from __future__ import annotations

import colorsys
import io
from typing import Any

from core.signing.making import Appearance
from core.signing.refusals import (
    PictureNotBlue,
    PictureNotPng,
    PictureNotRed,
    PictureNotTransparent,
)

MOST_MB = 4
MOST_PIXELS = 4000 * 4000
PNG = b"\x89PNG\r\n\x1a\n"
LEAST_ALPHA = 96
"""A pixel that hides less than this much of 255 says nothing about the colour."""
BLUE, RED = (0.53, 0.74), (0.93, 1.06)
"""Hues on a circle of 1; red lies around its end."""


def handwriting(png: bytes, appearance: Appearance) -> Any:
    """Hình chữ ký tay — a Pillow RGBA image; refuses what is no PNG or not blue."""
    image, colour = _inked(png, appearance)
    if not _within(colour, BLUE):
        raise PictureNotBlue
    return _one_colour(image, colour)


def seal(png: bytes, appearance: Appearance) -> Any:
    """Hình con dấu — a Pillow RGBA image; refuses what is no PNG or not red."""
    image, colour = _inked(png, appearance)
    if not _within(colour, RED):
        raise PictureNotRed
    return _one_colour(image, colour)


def _inked(png: bytes, appearance: Appearance) -> tuple[Any, tuple[int, int, int]]:
    image = _opened(png)
    if image.getchannel("A").getextrema()[0] == 255:
        if appearance is Appearance.ND30:
            raise PictureNotTransparent
        image.putalpha(_ink_on_white(image))
    solid = image.getchannel("A").point(lambda alpha: 255 if alpha >= LEAST_ALPHA else 0)
    if solid.getbbox() is None:
        raise PictureNotPng(most=str(MOST_MB))
    from PIL import ImageStat

    red, green, blue = (round(one) for one in ImageStat.Stat(image.convert("RGB"), solid).mean)
    return image.crop(image.getchannel("A").getbbox()), (red, green, blue)


def _opened(png: bytes) -> Any:
    from PIL import Image

    if len(png) > MOST_MB * 2**20 or not png.startswith(PNG):
        raise PictureNotPng(most=str(MOST_MB))
    try:
        image = Image.open(io.BytesIO(png), formats=["PNG"])
        if image.width * image.height > MOST_PIXELS:
            raise PictureNotPng(most=str(MOST_MB))
        return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureNotPng(most=str(MOST_MB)) from error


def _ink_on_white(image: Any) -> Any:
    """How much ink there is at each point of a picture on white paper."""
    from PIL import ImageChops

    red, green, blue, _ = image.split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))


def _within(colour: tuple[int, int, int], hues: tuple[float, float]) -> bool:
    hue, saturation, _ = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    return saturation >= 0.25 and any(hues[0] <= hue + turn <= hues[1] for turn in (0.0, 1.0))


def _one_colour(image: Any, colour: tuple[int, int, int]) -> Any:
    from PIL import Image

    plain = Image.new("RGBA", image.size, colour)
    plain.putalpha(image.getchannel("A"))
    return plain
