"""Hình thức chữ ký trên trang (Điều 8.5c, 10; NĐ 30, phụ lục I) — one reportlab page per signature.

The page has exactly the size of the signature's box, so that a millimetre stays a millimetre.
reportlab draws, because pyHanko spreads the letters of fonts with 2048 units.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from adapters.signing import pictures
from adapters.signing.stamps import MM, STROKE, font, ring, scribble
from adapters.signing.times import VIETNAM
from core.signing.making import Act, Appearance, Kind
from core.signing.places import LEGEND

INK = 0.06
SMALL, PLAIN = 7.0, 10.0
"""Sizes of type: under a seal, and where words stand alone (NĐ 30 asks for 10)."""


def face(act: Act, width: float, height: float) -> bytes:
    """Hình của một chữ ký — a one-page PDF of that size in points, without background."""
    draw = _person if act.kind in {Kind.LEADER, Kind.INITIAL} else _agency
    return page(width, height, lambda canvas: draw(canvas, act, width, height))


def shows_seal(act: Act) -> bool:
    """Có hình con dấu — by NĐ 30 only on the document itself."""
    if act.kind in {Kind.LEADER, Kind.INITIAL}:
        return False
    return act.kind is Kind.DOCUMENT or act.profile.appearance is Appearance.SEED2019


def page(width: float, height: float, draw: Callable[[Any], None]) -> bytes:
    """Một trang PDF — the same drawing is always the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _person(canvas: Any, act: Act, width: float, height: float) -> None:
    if act.picture:
        image = pictures.handwriting(act.picture, act.profile.appearance)
        _fitted(canvas, image, (0, 0, width, height))
        return
    scale = min(width / STROKE[0], height / STROKE[1])
    canvas.translate((width - STROKE[0] * scale) / 2, (height - STROKE[1] * scale) / 2)
    canvas.scale(scale, scale)
    scribble(canvas)


def _agency(canvas: Any, act: Act, width: float, height: float) -> None:
    nd30 = act.profile.appearance is Appearance.ND30
    if not shows_seal(act):
        _words(canvas, _lines(act), width, height, PLAIN)
        return
    top = height
    if act.kind is Kind.COPY:
        canvas.setFont(font("Tinos-Bold"), PLAIN)
        canvas.drawCentredString(width / 2, top - 12, act.title)
        top -= 16
    _seal(canvas, act, width, top)
    if not nd30:
        _words(canvas, _lines(act), width, LEGEND, SMALL)


def _seal(canvas: Any, act: Act, width: float, top: float) -> None:
    """The seal in its real size, at the upper right of its box; what lies beneath shines through."""
    side = act.profile.seal_mm * MM
    canvas.saveState()
    canvas.setBlendMode("Multiply")
    if act.picture:
        image = pictures.seal(act.picture, act.profile.appearance)
        _fitted(canvas, image, (width - side, top - side, width, top))
    else:
        ring(canvas, act.agency, side, width - side, top - side)
    canvas.restoreState()


def _lines(act: Act) -> list[str]:
    """Chữ kèm theo — the agency or the document's number, and the time in ISO 8601 (R-10.2c)."""
    moment = act.at.astimezone(VIETNAM).isoformat(timespec="seconds")
    nd30 = act.profile.appearance is Appearance.ND30
    if nd30 and act.kind is Kind.ATTACHMENT:
        return [act.reference or act.agency, moment]
    title = [act.title] if nd30 and act.kind is Kind.COPY else []
    return [*title, act.agency, moment]


def _words(canvas: Any, lines: list[str], width: float, height: float, size: float) -> None:
    """Centred lines that fill the lower `height`; smaller when the agency's name is long."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    said = "<br/>".join(map(escape, lines))
    while True:
        style = ParagraphStyle("legend", fontName=font("Tinos-Regular"), fontSize=size,
                               leading=size * 1.14, alignment=1, textColor=(INK, INK, INK))  # fmt: skip
        words = Paragraph(said, style)
        needed = float(words.wrap(width, 1000)[1])
        if needed <= height or size <= 4:
            break
        size -= 0.25
    words.drawOn(canvas, 0, height - needed)


def _fitted(canvas: Any, image: Any, box: tuple[float, float, float, float]) -> None:
    from reportlab.lib.utils import ImageReader

    left, bottom, right, top = box
    scale = min((right - left) / image.width, (top - bottom) / image.height)
    width, height = image.width * scale, image.height * scale
    left += (right - left - width) / 2
    bottom += (top - bottom - height) / 2
    canvas.drawImage(ImageReader(image), left, bottom, width, height, mask="auto")
