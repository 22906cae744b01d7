"""Ảnh trong tệp PDF — its true size, whether it is coloured, and the density it was taken at."""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream

from adapters.signing.scan_density import Header, read_jpeg, read_jpx

HEAD_BYTES = 1024 * 1024
"""Enough for a header with a colour profile and a thumbnail in front of the picture."""
MAX_NESTING = 4


class Colour(StrEnum):
    COLOUR = "colour"
    GREY = "grey"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Pixels:
    """Ảnh — size in pixels; `stencil`: paints one ink through a mask; `masked`: lets what lies
    below shine through; `mask_size` of that mask.
    """

    width: int
    height: int
    colour: Colour
    density: tuple[float, float] | None = None
    stencil: bool = False
    masked: bool = False
    mask_size: tuple[int, int] = (0, 0)


_NAMED = {
    "/DeviceRGB": Colour.COLOUR,
    "/DeviceCMYK": Colour.COLOUR,
    "/DeviceGray": Colour.GREY,
    "/CalRGB": Colour.COLOUR,
    "/Lab": Colour.COLOUR,
    "/CalGray": Colour.GREY,
    "/Separation": Colour.GREY,
}


def pixels(image: Any, raw: bytes | None, resources: Any) -> Pixels:
    """Đọc ảnh — `image` is its dictionary, `raw` its data for an inline image."""
    width, height = _number(image, "/Width"), _number(image, "/Height")
    if image.get("/ImageMask") is True:
        return Pixels(width, height, Colour.GREY, stencil=True)
    header = _header(image, raw)
    mask = next((m for m in (image.get("/SMask"), image.get("/Mask")) if m is not None), None)
    return Pixels(
        # a dictionary that claims more than the picture holds gains nothing
        min(width, header.width or width),
        min(height, header.height or height),
        _colour(image, header, resources),
        header.density,
        masked=mask is not None,
        mask_size=_size(mask),
    )


def _size(mask: Any) -> tuple[int, int]:
    if not isinstance(mask, Stream):
        return (0, 0)
    return _number(mask, "/Width"), _number(mask, "/Height")


def _number(image: Any, key: str) -> int:
    value = image.get(key, 0)
    return value if isinstance(value, int) and 0 < value < 10**6 else 0


def _colour(image: Any, header: Header, resources: Any) -> Colour:
    space = image.get("/ColorSpace")
    if space is None:
        return _by_count(header.components)
    said = _space(space, resources)
    indexed = isinstance(space, Array) and len(space) > 0 and space[0] == Name.Indexed
    single = header.components == 1 and said is Colour.COLOUR and not indexed
    return Colour.GREY if single else said


def _by_count(components: int | None) -> Colour:
    if not components:
        return Colour.UNKNOWN
    return Colour.COLOUR if components >= 3 else Colour.GREY


def _space(space: Any, resources: Any, depth: int = 0) -> Colour:
    """Không gian màu — a name may stand for one of the page's own."""
    if depth > MAX_NESTING:
        return Colour.UNKNOWN
    if isinstance(space, Name):
        own = _named(resources, str(space))
        known = _NAMED.get(str(space), Colour.UNKNOWN)
        return known if own is None else _space(own, None, depth + 1)
    if not isinstance(space, Array) or len(space) == 0:
        return Colour.UNKNOWN
    family = str(space[0])
    if len(space) > 1 and family in {"/Indexed", "/ICCBased", "/DeviceN"}:
        return _built(family, space[1], resources, depth)
    return _NAMED.get(family, Colour.UNKNOWN)


def _built(family: str, below: Any, resources: Any, depth: int) -> Colour:
    if family == "/Indexed":
        return _space(below, resources, depth + 1)
    if family == "/DeviceN":
        return _by_count(len(below)) if isinstance(below, Array) else Colour.UNKNOWN
    if not isinstance(below, Stream):
        return Colour.UNKNOWN
    count = below.get("/N")
    if isinstance(count, int):
        return _by_count(count)
    return _space(below.get("/Alternate"), resources, depth + 1)


def _named(resources: Any, name: str) -> Object | None:
    if name in _NAMED or not isinstance(resources, Dictionary):
        return None
    spaces = resources.get("/ColorSpace")
    found = spaces.get(name) if isinstance(spaces, Dictionary) else None
    return found if isinstance(found, Object) else None


def _header(image: Any, raw: bytes | None) -> Header:
    filters = _filters(image)
    if not filters or filters[-1] not in {"/DCTDecode", "/JPXDecode"}:
        return Header()
    head = (image.read_raw_bytes() if raw is None else raw)[: 4 * HEAD_BYTES]
    for name in filters[:-1]:
        head = _undone(name, head)
    return read_jpeg(head) if filters[-1] == "/DCTDecode" else read_jpx(head)


def _filters(image: Any) -> list[str]:
    said = image.get("/Filter")
    if isinstance(said, Array):
        return [str(one) for one in list(said)[:8]]
    return [] if said is None else [str(said)]


def _undone(name: str, data: bytes) -> bytes:
    """What an image is wrapped in; only its beginning, so that nothing can blow up."""
    try:
        if name == "/FlateDecode":
            return zlib.decompressobj().decompress(data, HEAD_BYTES)
        if name == "/ASCII85Decode":
            return _ascii85(data)
        if name == "/ASCIIHexDecode":
            digits = b"".join(data.partition(b">")[0].split())
            return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii", "replace"))
    except (zlib.error, ValueError, binascii.Error):
        return b""
    return b""


def _ascii85(data: bytes) -> bytes:
    """Cut at whole groups: `z` counts for five."""
    letters = b"".join(data.partition(b"~>")[0].split()).replace(b"z", b"!!!!!")
    whole = letters if b"~>" in data else letters[: len(letters) // 5 * 5]
    return base64.a85decode(whole)
