"""Ảnh trên trang — every image a page paints, with the matrix that it is painted through.

Content is written by strangers: forms may nest, call themselves or each other twice as often at
every level. So the depth is limited, a form inside itself is passed over, and all work is counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary, Name, PdfInlineImage, Stream, parse_content_stream

from adapters.signing.scan_pixels import Pixels, pixels

OPERATORS = "q Q cm Do BI ID EI"
MAX_DEPTH = 12
MAX_STEPS = 300_000
MAX_STATES = 500
MAX_IMAGES = 20_000

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooMuch(Exception):
    """The file asks for more work than any scan needs."""


@dataclass(frozen=True)
class Placed:
    """Ảnh đặt trên trang — the matrix takes the unit square to the page, in points."""

    pixels: Pixels
    matrix: Matrix


@dataclass
class Walk:
    """Đi qua các trang — one for a file: what it may do is counted over all pages."""

    steps: int = 0
    images: int = 0
    _read: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    _seen: dict[tuple[int, int], Pixels] = field(default_factory=dict)

    def page(self, page: Any) -> list[Placed]:
        """Raises `TooMuch`, and what pikepdf raises on damaged content."""
        found: list[Placed] = []
        resources = page.obj.get("/Resources", _inherited(page.obj))
        self._run(parse_content_stream(page, OPERATORS), resources, IDENTITY, (), found)
        return found

    def _run(
        self,
        content: Any,
        resources: Any,
        base: Matrix,
        inside: tuple[Any, ...],
        found: list[Placed],
    ) -> None:
        matrix, kept = base, []
        for operands, operator in content:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise TooMuch
            match str(operator):
                case "q":
                    kept.append(matrix)
                    if len(kept) > MAX_STATES:
                        raise TooMuch
                case "Q":
                    matrix = kept.pop() if kept else matrix
                case "cm":
                    matrix = times(_matrix(operands), matrix)
                case "INLINE IMAGE":
                    found.append(Placed(_inline(operands[0], resources), matrix))
                case "Do":
                    self._paint(_object(resources, operands), resources, matrix, inside, found)
                case _:
                    pass

    def _paint(
        self,
        thing: Any,
        resources: Any,
        matrix: Matrix,
        inside: tuple[Any, ...],
        found: list[Placed],
    ) -> None:
        if not isinstance(thing, Stream):
            return
        if thing.get("/Subtype") == Name.Image:
            self.images += 1
            if self.images > MAX_IMAGES:
                raise TooMuch
            found.append(Placed(self._pixels(thing, resources), matrix))
        elif thing.get("/Subtype") == Name.Form and thing.objgen not in inside:
            if len(inside) >= MAX_DEPTH:
                raise TooMuch
            within = times(_matrix(thing.get("/Matrix", ())), matrix)
            own = thing.get("/Resources", resources)
            self._run(self._form(thing), own, within, (*inside, thing.objgen), found)

    def _form(self, form: Any) -> list[Any]:
        if form.objgen not in self._read:
            self._read[form.objgen] = list(parse_content_stream(form, OPERATORS))
        return self._read[form.objgen]

    def _pixels(self, image: Any, resources: Any) -> Pixels:
        if image.objgen not in self._seen:
            self._seen[image.objgen] = pixels(image, None, resources)
        return self._seen[image.objgen]


def times(first: Matrix, then: Matrix) -> Matrix:
    """First × then, as `cm` multiplies."""
    a, b, c, d, e, f = first
    k, m, n, p, r, s = then
    return (
        a * k + b * n,
        a * m + b * p,
        c * k + d * n,
        c * m + d * p,
        e * k + f * n + r,
        e * m + f * p + s,
    )


def _matrix(operands: Any) -> Matrix:
    """What is no matrix changes nothing, as viewers have it."""
    try:
        a, b, c, d, e, f = (float(value) for value in operands)
    except (TypeError, ValueError):
        return IDENTITY
    return (a, b, c, d, e, f)


def _object(resources: Any, operands: Any) -> Any:
    if not isinstance(resources, Dictionary) or len(operands) != 1:
        return None
    things = resources.get("/XObject")
    if not isinstance(things, Dictionary) or not isinstance(operands[0], Name):
        return None
    return things.get(str(operands[0]))


def _inline(image: Any, resources: Any) -> Pixels:
    raw = image.read_raw_bytes() if isinstance(image, PdfInlineImage) else b""
    return pixels(image.obj, raw, resources)


def _inherited(page: Any) -> Any:
    above = page.get("/Parent")
    for _ in range(50):
        if not isinstance(above, Dictionary):
            return None
        if "/Resources" in above:
            return above["/Resources"]
        above = above.get("/Parent")
    return None
