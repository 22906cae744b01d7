"""Mật độ ghi trong ảnh — what a JPEG or JPEG 2000 image says about itself, header only.

The dictionary in the PDF is written by whoever made the PDF; the image's own header by the
scanner. Sizes in pixels, densities in dots per inch.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

INCH_CM, INCH_M = 2.54, 0.0254
MAX_SEGMENTS = 500
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JP2_START = b"\x00\x00\x00\x0cjP  "
_CODESTREAM = b"\xff\x4f\xff\x51"


@dataclass(frozen=True)
class Header:
    """Đầu tệp ảnh — None for what it does not say; `components` of the stored picture."""

    width: int | None = None
    height: int | None = None
    components: int | None = None
    density: tuple[float, float] | None = None


def read_jpeg(head: bytes) -> Header:
    """JPEG — size and components from SOF, density from JFIF, else from EXIF."""
    jfif = exif = None
    for marker, body in _segments(head):
        if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            jfif = _jfif(body)
        elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
            exif = _exif(body[6:])
        elif marker in _SOF and len(body) >= 6:
            height, width, components = struct.unpack(">HHB", body[1:6])
            return Header(width, height, components, jfif or exif)
    return Header(density=jfif or exif)


def _segments(head: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    for _ in range(MAX_SEGMENTS):
        while head[at : at + 1] == b"\xff" and head[at + 1 : at + 2] == b"\xff":
            at += 1
        if len(head) < at + 4 or head[at] != 0xFF or head[at + 1] == 0xDA:
            return
        (length,) = struct.unpack_from(">H", head, at + 2)
        if length < 2:
            return
        yield head[at + 1], head[at + 4 : at + 2 + length]
        at += 2 + length


def _jfif(body: bytes) -> tuple[float, float] | None:
    """Unit 0 is an aspect ratio and says nothing about size."""
    unit, x, y = struct.unpack(">BHH", body[7:12])
    per_inch = {1: 1.0, 2: INCH_CM}.get(unit)
    return (x * per_inch, y * per_inch) if per_inch and x and y else None


def _exif(tiff: bytes) -> tuple[float, float] | None:
    """XResolution, YResolution and ResolutionUnit of the first directory."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return None
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    try:
        tags = dict(_tags(tiff, at, order))
        x, y = (_rational(tiff, tags[tag], order) for tag in (0x011A, 0x011B))
    except (struct.error, KeyError, ZeroDivisionError):
        return None
    unit = struct.unpack(f"{order}H", tags[0x0128][:2])[0] if 0x0128 in tags else 2
    per_inch = {2: 1.0, 3: INCH_CM}.get(unit)
    return (x * per_inch, y * per_inch) if per_inch and x > 0 and y > 0 else None


def _tags(tiff: bytes, at: int, order: str) -> Iterator[tuple[int, bytes]]:
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(min(count, 200)):
        entry = at + 2 + 12 * number
        yield struct.unpack_from(f"{order}H", tiff, entry)[0], tiff[entry + 8 : entry + 12]


def _rational(tiff: bytes, value: bytes, order: str) -> float:
    (at,) = struct.unpack(f"{order}I", value)
    top, bottom = struct.unpack_from(f"{order}II", tiff, at)
    return float(top / bottom)


def read_jpx(head: bytes) -> Header:
    """JPEG 2000 — the codestream's SIZ; components of the palette and density when boxes say so."""
    start = head.find(_CODESTREAM)
    if start < 0 or len(head) < start + 42:
        return Header()
    right, bottom, left, top = struct.unpack_from(">IIII", head, start + 8)
    (components,) = struct.unpack_from(">H", head, start + 40)
    boxes = head[:start] if head.startswith(_JP2_START) else b""
    columns = _palette(boxes) or components
    return Header(right - left, bottom - top, columns, _resolution(boxes))


def _palette(boxes: bytes) -> int | None:
    at = boxes.find(b"pclr")
    return boxes[at + 6] if 0 <= at < len(boxes) - 6 else None


def _resolution(boxes: bytes) -> tuple[float, float] | None:
    """The capture resolution, else the display's: fractions with exponents, dots per metre."""
    at = next((i for i in (boxes.find(b"resc"), boxes.find(b"resd")) if i >= 0), -1)
    if at < 0 or len(boxes) < at + 14:
        return None
    y_top, y_low, x_top, x_low, y_ten, x_ten = struct.unpack_from(">HHHHbb", boxes, at + 4)
    if not (x_low and y_low and x_top and y_top) or max(abs(x_ten), abs(y_ten)) > 20:
        return None
    x, y = x_top / x_low * 10.0**x_ten, y_top / y_low * 10.0**y_ten
    return x * INCH_M, y * INCH_M
