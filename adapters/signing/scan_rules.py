"""Tiêu chuẩn số hóa — the four sentences of Điều 8.5b, judged for one page (R-8.5b)."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.signing.scan_cover import WHOLE, Lying, Scan, Sheet, covered
from adapters.signing.scan_pixels import Colour
from core.signing.report import Result
from core.signing.scan import ScanFinding, ScanRule
from core.text import Text

MIN_VERSION = (1, 4)
MIN_DPI = 200
TOLERANCE = 0.02
"""Of the ratio and of paper sizes: feeders stretch, and sizes are rounded to points."""
DEFAULTS = (72, 96)
"""Densities that programs write when they know none."""
PAPERS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}


def judge_version(version: str) -> ScanFinding:
    """Phiên bản — 1.4 or later; what cannot be read as a version is none."""
    major, _, minor = version.partition(".")
    known = major.isdecimal() and minor.isdecimal()
    good = known and (int(major), int(minor)) >= MIN_VERSION
    key = "scan-version-right" if good else "scan-version-low"
    result = Result.PASS if good else Result.FAIL
    return ScanFinding(ScanRule.VERSION, 0, result, Text.of(key, version=version))


def judge_page(page: int, scan: Scan | None, sheet: Sheet) -> Iterator[ScanFinding]:
    """Một trang — without an image there is nothing else to say."""
    if scan is None:
        yield ScanFinding(ScanRule.IMAGE, page, Result.FAIL, Text.of("scan-image-none", page=page))
        return
    share = int(min(scan.share, 1.0) * 100)
    key = "scan-image-whole" if scan.whole else "scan-image-small"
    said = Text.of(key, page=page, share=share, wanted=int(WHOLE * 100))
    yield ScanFinding(ScanRule.IMAGE, page, Result.PASS if scan.whole else Result.FAIL, said)
    yield _colour(page, scan, sheet)
    yield _resolution(page, scan)
    yield _ratio(page, scan, sheet)


def _colour(page: int, scan: Scan, sheet: Sheet) -> ScanFinding:
    coloured = [one for one in scan.layers if one.coloured]
    enough = covered(coloured, sheet) >= WHOLE if scan.tiled else bool(coloured)
    unknown = any(one.placed.pixels.colour is Colour.UNKNOWN for one in scan.layers)
    name, result = ("grey", Result.FAIL)
    if enough:
        name, result = ("right", Result.PASS)
    elif unknown:
        name, result = ("unknown", Result.UNKNOWN)
    return ScanFinding(ScanRule.COLOUR, page, result, Text.of(f"scan-colour-{name}", page=page))


def _resolution(page: int, scan: Scan) -> ScanFinding:
    """Of strips the coarsest counts; of layers the finest: the text lies in a mask of its own."""
    several = len(scan.layers) > 1
    values = [min(one.dpi) for one in scan.layers]
    if several and not scan.tiled:
        values += [min(one.mask_dpi) for one in scan.layers]
    dpi = _rounded(min(values) if scan.tiled else max(values))
    good = dpi >= MIN_DPI
    key = "scan-dpi-right" if good else "scan-dpi-low"
    layers = several and not scan.tiled
    how = Text.of("scan-dpi-finest" if layers else "scan-dpi-plain")
    said = Text.of(key, page=page, dpi=dpi, how=how)
    return ScanFinding(ScanRule.RESOLUTION, page, Result.PASS if good else Result.FAIL, said)


def _ratio(page: int, scan: Scan, sheet: Sheet) -> ScanFinding:
    found = [(ratio, one) for one in scan.layers if (ratio := _drawn_at(one)) is not None]
    paper = _paper(sheet)
    if not found:
        said = Text.of("scan-ratio-unknown", page=page, paper=paper)
        return ScanFinding(ScanRule.RATIO, page, Result.UNKNOWN, said)
    ratio, worst = max(found, key=lambda pair: abs(pair[0] - 1))
    if abs(ratio - 1) <= TOLERANCE:
        said = Text.of("scan-ratio-right", page=page, paper=paper)
        return ScanFinding(ScanRule.RATIO, page, Result.PASS, said)
    density = _rounded(min(worst.placed.pixels.density or (0.0,)))
    if density in DEFAULTS:
        said = Text.of("scan-ratio-default", page=page, density=density, paper=paper)
        return ScanFinding(ScanRule.RATIO, page, Result.UNKNOWN, said)
    said = Text.of("scan-ratio-wrong", page=page, ratio=_percent(ratio), paper=paper)
    return ScanFinding(ScanRule.RATIO, page, Result.FAIL, said)


def _drawn_at(one: Lying) -> float | None:
    """1.0 when the picture lies as large as it was taken; the side that is further off."""
    density = one.placed.pixels.density
    if density is None:
        return None
    sides = (density[0] / one.dpi[0], density[1] / one.dpi[1])
    return max(sides, key=lambda side: abs(side - 1))


def _percent(ratio: float) -> str:
    """Never “100”: a ratio that is refused is said so that one sees why."""
    return f"{ratio * 100:.0f}" if abs(ratio - 1) > 0.005 else f"{ratio * 100:.1f}"


def _paper(sheet: Sheet) -> Text:
    short, long = sorted(sheet.size_mm)
    size = {"width": f"{sheet.size_mm[0]:.0f}", "height": f"{sheet.size_mm[1]:.0f}"}
    for name, (narrow, tall) in PAPERS.items():
        if abs(short / narrow - 1) <= TOLERANCE and abs(long / tall - 1) <= TOLERANCE:
            return Text.of("scan-paper", name=name, **size)
    return Text.of("scan-paper-odd", **size)


def _rounded(dpi: float) -> int:
    """199,95 is 200: page sizes are rounded to points."""
    return int(min(dpi, 1e6) + 0.5)
