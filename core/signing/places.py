"""Vị trí trên văn bản — where number, date, signatures, seal and urgency stamp go (R-10, R-9.2b).

All lengths are points (1/72 inch) from the lower left corner of the page as it is shown; pages
count from 0. The names of the form fields are a promise: verifiers and other offices read them.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
REFERENCE_FIELD, DATE_FIELD = "so_ky_hieu", "ngay_ban_hanh"
LEADER_FIELD, INITIAL_FIELD, AGENCY_FIELD = "KyNguoiCoThamQuyen", "KyNhay", "KyCoQuan"
SIGNATURE = (120.0, 50.0)
"""Width and height of a person's signature when nothing says otherwise."""
LEGEND = 25.0
"""Height of the words under a seal: two lines of name, one of time."""
COVERED = 1 / 3
"""The part of the signature's width, on its left, that the seal covers (R-10.2b)."""
CORNER = 6 * MM
"""From the corner of the page to a seal at its top right."""
STAMPS = {"KHẨN": 20 * MM, "THƯỢNG KHẨN": 40 * MM, "HỎA TỐC": 30 * MM}
"""Dấu khẩn — its words and the width of its frame; all are 8 mm high (NĐ 30, phụ lục I)."""
STAMP_HEIGHT = 8 * MM


@dataclass(frozen=True)
class Place:
    """Một ô trên trang."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Blank:
    """Chỗ trống để điền — `size` of the type; `covers` when a printed placeholder lies beneath."""

    place: Place
    size: float = 13.0
    covers: bool = False


@dataclass(frozen=True)
class Places:
    """Vị trí của một văn bản — one agency's seal for each leader; more than one of them only on
    joint documents. `urgency` is where the stamp's middle top stands.
    """

    leaders: tuple[Place, ...] = ()
    agencies: tuple[Place, ...] = ()
    initials: tuple[Place, ...] = ()
    reference: Blank | None = None
    issued: Blank | None = None
    urgency: Place | None = None


def numbered(name: str, index: int) -> str:
    """Tên ô ký thứ `index` (from 0) — `KyNguoiCoThamQuyen`, `KyNguoiCoThamQuyen2`, …"""
    return name if index == 0 else f"{name}{index + 1}"


def seal_over(
    signature: Place, diameter_mm: float, foot: float | None = None, legend: float = LEGEND
) -> Place:
    """Ô con dấu (R-10.2b) — over the left third of the signature; the words stand below, under
    `foot` when something printed, such as the signer's name, reaches down to there.
    """
    right = signature.left + signature.width * COVERED
    middle, reach = (signature.bottom + signature.top) / 2, diameter_mm * MM / 2
    low = min(middle - reach, foot if foot is not None else middle - reach)
    bottom = low - legend
    return Place(signature.page, right - 2 * reach, bottom, right, middle + reach)


def top_right(width: float, height: float, across: float, down: float) -> Place:
    """Góc trên bên phải trang đầu (R-8.5c) — of a page of that size, a box of that size."""
    right, top = width - CORNER, height - CORNER
    return Place(0, right - across, top - down, right, top)


def standard(page: int = 0, diameter_mm: float = 36.0) -> Places:
    """Vị trí thường dùng trên A4 (NĐ 30, phụ lục I) — when nothing could be found on the page."""
    left, middle, right = 30 * MM, 195 * MM - 47 * MM, 195 * MM
    signature = Place(page, middle - SIGNATURE[0] / 2, 52 * MM, middle + SIGNATURE[0] / 2,
                      52 * MM + SIGNATURE[1])  # fmt: skip
    return Places(
        leaders=(signature,),
        agencies=(seal_over(signature, diameter_mm),),
        reference=Blank(Place(0, left, 257 * MM, left + 68 * MM, 263 * MM)),
        issued=Blank(Place(0, right - 94 * MM, 257 * MM, right, 263 * MM)),
        urgency=Place(0, left, 233 * MM, left + 68 * MM, 241 * MM),
    )
