"""A QR code that a telephone reads (P12): read back here by the standard's own rules."""

from __future__ import annotations

import re

import pytest

from adapters.papers.qr import QUIET, qr_matrix, qr_svg

URI = "otpauth://totp/V%C4%83n%20th%C6%B0:thu?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=V"


def test_the_drawing_holds_exactly_the_dark_modules() -> None:
    matrix, svg = qr_matrix(URI), qr_svg(URI)
    drawn = [[False] * len(matrix) for _ in matrix]
    dark = re.findall(r'fill="#000" d="([^"]*)"', svg)[0]
    for column, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", dark):
        for step in range(int(length)):
            drawn[int(row) - QUIET][int(column) - QUIET + step] = True
    assert drawn == matrix
    assert f'viewBox="0 0 {len(matrix) + 8} {len(matrix) + 8}"' in svg


def test_three_corners_have_the_finder_and_the_timing_runs_between_them() -> None:
    matrix = qr_matrix(URI)
    size = len(matrix)
    assert (size - 17) % 4 == 0
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        ring = [matrix[top + i][left + j] for i in range(7) for j in range(7)
                if i in (0, 6) or j in (0, 6)]  # fmt: skip
        assert all(ring)
        assert not matrix[top + 1][left + 1]
        assert matrix[top + 3][left + 3]
    assert [matrix[6][n] for n in range(8, size - 8)] == [n % 2 == 0 for n in range(8, size - 8)]
    assert matrix[size - 8][8], "the module that is always dark"


def test_the_format_says_level_m() -> None:
    matrix = qr_matrix(URI)
    around = [matrix[8][n] for n in (0, 1)]
    assert [bit ^ mask for bit, mask in zip(around, (True, False), strict=True)] == [False, False]


def test_what_is_too_long_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_svg("x" * 601)
