"""Độ phủ của ảnh — which images make up the scan of a page, and at what density they lie there."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from adapters.signing.scan_pixels import Colour
from adapters.signing.scan_walk import Matrix, Placed

WHOLE = 0.8
"""The share of the page that a scan must cover; scanners leave margins, logos cover less."""
MAX_TILES = 200
GRID = 40
POINTS_PER_INCH = 72.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Sheet:
    """Khổ trang — the visible box in points, and how many 1/72 inch a point is (`/UserUnit`)."""

    left: float
    bottom: float
    right: float
    top: float
    unit: float = 1.0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def size_mm(self) -> tuple[float, float]:
        mm = self.unit / POINTS_PER_INCH * 25.4
        return (self.right - self.left) * mm, (self.top - self.bottom) * mm


@dataclass(frozen=True)
class Lying:
    """Ảnh đang nằm — `share` of the page (0…1), `dpi` along both sides; `mask_dpi` of its mask."""

    placed: Placed
    share: float
    dpi: tuple[float, float]
    mask_dpi: tuple[float, float]

    @property
    def coloured(self) -> bool:
        return self.placed.pixels.colour is Colour.COLOUR

    @property
    def opaque(self) -> bool:
        return not (self.placed.pixels.stencil or self.placed.pixels.masked)


@dataclass(frozen=True)
class Scan:
    """Ảnh quét của trang — `layers` lie over each other, or beside each other when `tiled`; `share`
    is what they cover together.
    """

    layers: tuple[Lying, ...]
    share: float
    tiled: bool = False

    @property
    def whole(self) -> bool:
        return self.share >= WHOLE


def scan_of(placed: list[Placed], sheet: Sheet) -> Scan | None:
    """Ảnh quét — None when no image lies on the page. Of several whole layers only those count
    that nothing opaque hides.
    """
    lying = [one for one in (_lie(each, sheet) for each in placed) if one is not None]
    if not lying:
        return None
    whole = [one for one in lying if one.share >= WHOLE]
    if whole:
        last = max((i for i, one in enumerate(whole) if one.opaque), default=0)
        return Scan(tuple(whole[last:]), max(one.share for one in whole))
    tiles = sorted(lying, key=lambda one: one.share, reverse=True)[:MAX_TILES]
    together = covered(tiles, sheet)
    if together >= WHOLE:
        return Scan(tuple(tiles), together, tiled=True)
    return Scan((tiles[0],), tiles[0].share)


def covered(tiles: list[Lying], sheet: Sheet) -> float:
    """Phần trang được phủ — by all of them together, on a grid."""
    width, height = sheet.right - sheet.left, sheet.top - sheet.bottom
    centres = {
        (sheet.left + width * (i + 0.5) / GRID, sheet.bottom + height * (j + 0.5) / GRID)
        for i in range(GRID)
        for j in range(GRID)
    }
    for tile in tiles:
        centres -= {point for point in centres if _inside(point, tile.placed.matrix)}
    return 1.0 - len(centres) / GRID**2


def _lie(placed: Placed, sheet: Sheet) -> Lying | None:
    a, b, c, d, _, _ = placed.matrix
    across, up = hypot(a, b) * sheet.unit, hypot(c, d) * sheet.unit
    pixels = placed.pixels
    share = _clipped(placed.matrix, sheet) / sheet.area
    if not (across > 0 and up > 0 and pixels.width and pixels.height and share > 0):
        return None
    inch = POINTS_PER_INCH / across, POINTS_PER_INCH / up
    wide, high = pixels.mask_size
    dpi = pixels.width * inch[0], pixels.height * inch[1]
    return Lying(placed, share, dpi, (wide * inch[0], high * inch[1]))


def _inside(point: Point, matrix: Matrix) -> bool:
    a, b, c, d, e, f = matrix
    span = a * d - b * c
    x, y = point[0] - e, point[1] - f
    u, v = (d * x - c * y) / span, (a * y - b * x) / span
    return 0 <= u <= 1 and 0 <= v <= 1


def _clipped(matrix: Matrix, sheet: Sheet) -> float:
    """The area of the picture's parallelogram inside the page (Sutherland and Hodgman)."""
    a, b, c, d, e, f = matrix
    corners: list[Point] = [(e, f), (e + a, f + b), (e + a + c, f + b + d), (e + c, f + d)]
    for axis, limit, sign in (
        (0, sheet.left, 1),
        (0, sheet.right, -1),
        (1, sheet.bottom, 1),
        (1, sheet.top, -1),
    ):
        corners = _cut(corners, axis, limit, sign)
    turned = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in turned)) / 2


def _cut(corners: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for here, after in zip(corners, corners[1:] + corners[:1], strict=True):
        inside, next_inside = (sign * (p[axis] - limit) >= 0 for p in (here, after))
        if inside:
            kept.append(here)
        if inside != next_inside:
            part = (limit - here[axis]) / (after[axis] - here[axis])
            kept.append(
                (here[0] + part * (after[0] - here[0]), here[1] + part * (after[1] - here[1]))
            )
    return kept
