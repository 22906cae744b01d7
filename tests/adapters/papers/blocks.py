"""A letter that several sign: more positions and names under what it has."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from adapters.signing.faces import page
from adapters.signing.stamps import font

A4, MM = (595.3, 841.9), 72 / 25.4


def with_blocks(pdf: bytes, *blocks: tuple[str, str]) -> bytes:
    """More positions and names beside each other, under what the letter has."""

    def draw(canvas: Any) -> None:
        for number, (position, name) in enumerate(blocks):
            middle = (64 if number == 0 else 147) * MM
            canvas.setFont(font("Tinos-Bold"), 13)
            canvas.drawCentredString(middle, 78 * MM, position)
            canvas.drawCentredString(middle, 48 * MM, name)

    with pikepdf.open(io.BytesIO(pdf)) as letter, pikepdf.open(io.BytesIO(page(*A4, draw))) as more:
        letter.pages[-1].add_overlay(more.pages[0])
        out = io.BytesIO()
        letter.save(out)
    return out.getvalue()
