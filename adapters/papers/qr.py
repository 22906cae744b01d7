"""Mã QR — words as a picture that any authenticator application reads; drawn here, never fetched."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

QUIET = 4
LONGEST = 600


def qr_matrix(words: str) -> list[list[bool]]:
    """Các ô — rows of dark (True) and light modules, without the quiet zone. Level M."""
    if len(words) > LONGEST:
        raise ValueError("too long for a code that a telephone still reads")
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(words)
    code.make()
    size = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in size] for row in size]


def qr_svg(words: str) -> str:
    """Hình SVG — one path of dark runs on white, four modules of quiet around; no style, no script."""
    matrix = qr_matrix(words)
    side = len(matrix) + 2 * QUIET
    path = "".join(
        f"M{QUIET + start} {QUIET + number}h{length}v1h-{length}z"
        for number, row in enumerate(matrix)
        for start, length in _runs(row)
    )
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' width="240" height="240" shape-rendering="crispEdges" role="img">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark begins, and how far it goes."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
