"""Tìm vị trí trên bản thảo — where number, date, signature, seal and stamp go on this very page.

What the page does not show is put where NĐ 30 has it; whoever knows better gives coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.outgoing.format.areas import (
    about_row,
    body,
    closing,
    date_row,
    left,
    number_row,
    right,
)
from core.outgoing.format.paper import Page, Paper, Row
from core.outgoing.format.rules.signing import name_row
from core.outgoing.format.rules.urgent import WORDS, word_of
from core.signing.places import (
    LEGEND,
    MM,
    SIGNATURE,
    STAMP_HEIGHT,
    Blank,
    Place,
    Places,
    seal_over,
    standard,
)
from core.signing.refusals import CosignerNotPrinted
from core.text import fold

LEFT_COLUMN, RIGHT_COLUMN = (30.0, 98.0), (100.0, 195.0)
"""Left and right edge in millimetres: of number and abstract, of place and date."""
LEAST_SIGNATURE = 28.0
"""Height of a signature in points where position and name stand very close."""
LEAST_STAMP = 30.0
"""Room in millimetres that the stamp is moved into rather than drawn over the addressee."""
EDGE = 3 * MM
"""Nothing is put nearer to the foot of the page."""
AIR = 1.2 * MM
INITIAL = (12.0, 7.0)
"""Width and height of an initial, in millimetres."""
RIGHT_MARGIN = 196.0
"""An initial after a full line stands in the margin, from here on, in millimetres."""


def places_in(
    paper: Paper, diameter_mm: float = 36.0, *, initialled: bool = False, names: Sequence[str] = ()
) -> Places:
    """Vị trí trên bản thảo — one leader's, and one for an initial when there is to be one; a paper
    that could not be read gives the usual places, and none for an initial. Where several sign, the
    `names` are those printed, the first one's with the seal; raises `CosignerNotPrinted`.
    """
    if not paper.pages and not names:
        return standard(0, diameter_mm)
    signed = [_signature_of(name, paper) for name in names]
    first, usual = paper.first, standard(paper.pages[-1].number - 1, diameter_mm)
    number, day = number_row(paper), date_row(paper)
    leader, foot = signed[0] if signed else _signature(paper) or (usual.leaders[0], None)
    return Places(
        leaders=tuple(place for place, _ in signed) or (leader,),
        agencies=(_seal(leader, foot, diameter_mm),),
        reference=_blank(first, number, LEFT_COLUMN) if number else usual.reference,
        issued=_blank(first, day, RIGHT_COLUMN) if day else usual.issued,
        urgency=_urgency(paper),
        initials=_initials(paper) if initialled else (),
    )


def _initials(paper: Paper) -> tuple[Place, ...]:
    """Ký nháy nội dung — right after the last words of the text, before “Nơi nhận”."""
    found = closing(paper)
    signing = {id(row) for row in found[1]} if found else set()
    rows = [(page, row) for page, row in body(paper) if id(row) not in signing]
    if not rows:
        return ()
    page, row = rows[-1]
    start = min(row.right + 1.5, RIGHT_MARGIN, page.width - INITIAL[0] - 1)
    middle, reach = (row.top + row.bottom) / 2, INITIAL[1] / 2
    box = replace(
        row, left=start, right=start + INITIAL[0], top=middle - reach, bottom=middle + reach
    )
    return (_place(page, box),)


def _blank(page: Page, row: Row, column: tuple[float, float]) -> Blank:
    """Over the printed placeholder, as wide as the column: a long number needs more room."""
    reach = max(min(row.middle - column[0], column[1] - row.middle), row.width / 2 + 1)
    tall = replace(row, left=row.middle - reach, right=row.middle + reach)
    place = _place(page, tall)
    air = AIR / 2
    return Blank(replace(place, bottom=place.bottom - air, top=place.top + air),
                 row.size or 13.0, covers=True)  # fmt: skip


def _signature(paper: Paper) -> tuple[Place, tuple[float, float] | None] | None:
    """Between position and name, on the middle of the name; with the name's foot and top."""
    found = closing(paper)
    name = name_row(found[1]) if found else None
    if found is None or name is None:
        return None
    page, rows = found
    above = [row.bottom for row in rows if row.capitals and row.bottom <= name.top]
    return _between(page, max(above), name)


def _signature_of(name: str, paper: Paper) -> tuple[Place, tuple[float, float]]:
    """Above the last place where the name stands alone, under the position in the same column."""
    found = [(page, row) for page, row in paper.rows() if fold(row.text) == fold(name)]
    if not found:
        raise CosignerNotPrinted(name=name)
    page, row = found[-1]
    above = [
        one.bottom
        for one in page.rows
        if one.capitals and one.bottom <= row.top and one.left < row.right and row.left < one.right
    ]
    return _between(page, max(above, default=row.top - SIGNATURE[1] / MM), row)


def _between(page: Page, above: float, name: Row) -> tuple[Place, tuple[float, float]]:
    """From the foot of the position to the top of the name, which stands in its middle."""
    top, bottom = _up(page, above), _up(page, name.top)
    height = max(min(top - bottom - AIR, SIGNATURE[1]), LEAST_SIGNATURE)
    middle, low = name.middle * MM, (top + bottom - height) / 2
    across = SIGNATURE[0] / 2
    place = Place(page.number - 1, middle - across, low, middle + across, low + height)
    return place, (_up(page, name.bottom), bottom)


def _seal(leader: Place, name: tuple[float, float] | None, diameter_mm: float) -> Place:
    """The words stand above the name when there is room, else under it."""
    plain = seal_over(leader, diameter_mm)
    if name is not None and plain.bottom < name[1]:
        plain = seal_over(leader, diameter_mm, min(name[0], plain.bottom + LEGEND) - AIR)
    return replace(plain, bottom=max(plain.bottom, EDGE))


def _urgency(paper: Paper) -> Place | None:
    """Ô 10b, under the abstract or the number; None when the stamp is printed already."""
    if any(word_of(row) in WORDS[1:] for row in paper.first.rows):
        return None
    page, number = paper.first, number_row(paper)
    about = about_row(paper)
    head = [row for row in (number, about) if row is not None and left(row)]
    if not head:
        return standard().urgency
    under = _foot_of_abstract(page, max(row.bottom for row in head)) if about else None
    foot = (under or max(row.bottom for row in head)) + 2
    top, edge = _up(page, foot), _free_to(page, foot)
    return Place(0, LEFT_COLUMN[0] * MM, top - STAMP_HEIGHT, edge * MM, top)


def _free_to(page: Page, foot: float) -> float:
    """The left column's right edge; nearer where the addressee's line leaves the stamp no room."""
    low = foot + STAMP_HEIGHT / MM + 1
    near = [row.left - 2 for row in page.rows if foot < row.bottom and row.top < low]
    edge = min(near, default=LEFT_COLUMN[1])
    return edge if LEFT_COLUMN[0] + LEAST_STAMP <= edge < LEFT_COLUMN[1] else LEFT_COLUMN[1]


def _foot_of_abstract(page: Page, foot: float) -> float:
    """An abstract of several lines goes on as long as the next line follows closely."""
    for row in page.rows:
        if left(row) and not right(row) and row.right < HALF_COLUMN and 0 < row.top - foot < 3:
            foot = row.bottom
    return foot


HALF_COLUMN = LEFT_COLUMN[1] + 7


def _place(page: Page, row: Row) -> Place:
    return Place(page.number - 1, row.left * MM, _up(page, row.bottom), row.right * MM,
                 _up(page, row.top))  # fmt: skip


def _up(page: Page, from_top: float) -> float:
    """From millimetres below the upper edge to points above the lower one."""
    return (page.height - from_top) * MM
