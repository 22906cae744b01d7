"""Hình chữ ký và con dấu vẽ sẵn — for who has not uploaded a picture of the real ones.

A blue handwritten stroke (R-10.1a) and a red seal (R-10.2a), without background, so that neither
hides the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
MM = 72 / 25.4
SEAL = 36 * MM
"""Diameter of the seal in points."""
LEGEND = 18.0
"""Height of the two lines under the seal, in points."""
STROKE = (120.0, 50.0)
"""Width and height of the handwritten signature in points."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Places:
    """Vị trí chữ ký — boxes on the first page in points: left, bottom, right, top."""

    person: Box
    agency: Box


def places_at(left: float, bottom: float) -> Places:
    """Vị trí theo Điều 10 — the seal covers the left third of the signature that stands here."""
    width, height = STROKE
    right, middle = left + width / 3, bottom + height / 2
    seal_box = (right - SEAL, middle - SEAL / 2 - LEGEND, right, middle + SEAL / 2)
    return Places((left, bottom, left + width, bottom + height), seal_box)


DEFAULT_PLACES = places_at(390, 150)


def scribble(canvas: Any) -> None:
    """Nét chữ ký tay, màu xanh — in a box of `STROKE` at the origin."""
    canvas.setStrokeColorRGB(0.08, 0.18, 0.68)
    canvas.setLineCap(1)
    canvas.setLineWidth(1.7)
    path = canvas.beginPath()
    path.moveTo(6, 14)
    path.curveTo(22, 62, 34, 44, 24, 12)
    path.curveTo(20, 0, 36, 18, 46, 30)
    path.curveTo(52, 36, 44, 10, 54, 16)
    path.curveTo(62, 22, 66, 40, 68, 24)
    path.curveTo(70, 8, 80, 34, 86, 26)
    path.curveTo(94, 14, 100, 30, 116, 38)
    canvas.drawPath(path)
    canvas.setLineWidth(1.1)
    canvas.bezier(14, 8, 44, 2, 80, 6, 112, 16)


def ring(canvas: Any, agency: str, diameter: float, left: float, bottom: float) -> None:
    """Con dấu tròn, màu đỏ — of that diameter in points, its box beginning at `left`, `bottom`."""
    face, scale = font("Tinos-Bold"), diameter / SEAL
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(scale, scale)
    canvas.setStrokeColorRGB(0.85, 0.05, 0.08)
    canvas.setFillColorRGB(0.85, 0.05, 0.08)
    middle = SEAL / 2
    for radius, width in ((middle - 1, 1.8), (middle - 4, 0.5), (middle - 17, 0.5)):
        canvas.setLineWidth(width)
        canvas.circle(middle, middle, radius)
    _star(canvas, middle, middle, middle * 0.36)
    _around(canvas, agency.upper(), face, (middle, middle))
    canvas.restoreState()


def _star(canvas: Any, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.pi / 2 + corner * math.pi / 5
        point = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        (path.lineTo if corner else path.moveTo)(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _around(canvas: Any, words: str, face: str, centre: tuple[float, float]) -> None:
    """The agency's name on the upper arc; the letters shrink until the arc holds them."""
    radius = SEAL / 2 - 12.5
    size = 7.5
    while canvas.stringWidth(words, face, size) > radius * math.pi * 1.35 and size > 3:
        size -= 0.25
    turn = canvas.stringWidth(words, face, size) / radius / 2
    for letter in words:
        width = canvas.stringWidth(letter, face, size) / radius
        canvas.saveState()
        canvas.translate(*centre)
        canvas.rotate(math.degrees(turn - width / 2))
        canvas.setFont(face, size)
        canvas.drawCentredString(0, radius, letter)
        canvas.restoreState()
        turn -= width


def font(name: str) -> str:
    """Phông chữ Tinos — its name, once it is registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    return name
