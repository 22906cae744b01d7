"""Số điện thoại — for the last channel, which is a person (N5): kept as digits, masked for others."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\s.\-()]")
_NUMBER = re.compile(r"0\d{9,10}")
_SHOWN = 3


def phone(words: str) -> str:
    """As it is kept: “+84 912.345.678” is 0912345678; empty for what is no number of Việt Nam."""
    bare = _MARKS.sub("", words[:40])
    bare = re.sub(r"^\+?84(?=\d{9,10}$)", "0", bare)
    return bare if _NUMBER.fullmatch(bare) else ""


def readable(number: str) -> str:
    """In groups, as one dials it: 0912 345 678."""
    return f"{number[:4]} {number[4:7]} {number[7:]}" if number else ""


def masked(number: str) -> str:
    """Che số — the last three digits alone: enough to tell two numbers apart."""
    return f"{'•' * (len(number) - _SHOWN)}{number[-_SHOWN:]}" if number else ""
