"""Biên bản khẩn in ra giấy — A4: the facts, a table for each receiver, all other lines, how to check."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from adapters.papers.words import BOLD, ITALIC, MM, REGULAR, font
from core.attested import Attested, Receiver, Told
from core.ports import Texts
from core.text import Text

PAGE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 15 * MM, 20 * MM, 20 * MM
PAD = 6
"""What the frame of a page keeps free on each side, in points."""
ROOM = PAGE[0] - LEFT - RIGHT
SEAL = 62 * MM
"""What stays free at the top right of the first page, for the agency's signature."""
COLUMNS = [30 * MM, 66 * MM, 40 * MM, 11 * MM, 23 * MM]
FACTS = [42 * MM, ROOM - 42 * MM]
HEADS = ("at", "what", "who", "seq", "hash")
PLAIN, SMALL = 12.0, 9.0


def attestation_pdf(made: Attested, texts: Texts) -> bytes:
    """Biên bản — PDF bytes, the same for the same evidence."""
    from reportlab.platypus import SimpleDocTemplate

    for name in (REGULAR, BOLD, ITALIC):
        font(name)
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=PAGE, leftMargin=LEFT - PAD, rightMargin=RIGHT - PAD, topMargin=TOP, bottomMargin=BOTTOM,
        title=texts.plain(made.title), author=made.agency, invariant=1,
    )  # fmt: skip
    document.build(list(_story(made, texts)), canvasmaker=_numbered(made, texts))
    return out.getvalue()


def _story(made: Attested, texts: Texts) -> Iterator[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    yield _words(made.agency.upper(), BOLD, PLAIN, width=ROOM - SEAL)
    yield _words(texts.plain(Text.of("attested-basis")), ITALIC, 10, before=4, width=ROOM - SEAL)
    yield Spacer(0, 24 * MM)
    yield _words(texts.plain(made.title), BOLD, 14, middle=True)
    yield _words(texts.plain(made.about), BOLD, 13, middle=True)
    yield Spacer(0, 6)
    yield _facts(made, texts)
    for place, receiver in enumerate(made.receivers, 1):
        yield from _receiver(place, receiver, texts)
    if made.others:
        yield _head(texts.plain(Text.of("attested-others")))
        yield _table(made.others, texts)
    yield KeepTogether(list(_end(made, texts)))


def _facts(made: Attested, texts: Texts) -> Any:
    from reportlab.platypus import Table

    rows = [
        [_words(texts.plain(label), ITALIC, PLAIN), _words(texts.plain(value), REGULAR, PLAIN)]
        for label, value in made.facts
    ]
    return Table(rows, colWidths=FACTS, style=[*_FLUSH, ("VALIGN", (0, 0), (-1, -1), "TOP")])


_FLUSH = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 1),
          ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]  # fmt: skip


def _receiver(place: int, receiver: Receiver, texts: Texts) -> Iterator[Any]:
    """The name, where it stands, and its table; never a name alone at the foot of a page."""
    from reportlab.platypus import CondPageBreak

    yield CondPageBreak(32 * MM)
    name = Text.of("attested-receiver", place=place, name=receiver.name)
    yield _head(texts.plain(name))
    yield _words(texts.plain(receiver.state), REGULAR, PLAIN, after=3)
    if receiver.lines:
        yield _table(receiver.lines, texts)
    else:
        yield _words(texts.plain(Text.of("attested-nothing")), ITALIC, SMALL)


def _table(lines: Sequence[Told], texts: Texts) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Table

    heads = [_words(texts.plain(Text.of(f"attested-column-{one}")), BOLD, SMALL) for one in HEADS]
    rows = [
        [
            _words(said, REGULAR, SMALL)
            for said in (one.at, texts.plain(one.what), texts.plain(one.who), one.seq, one.hash)
        ]
        for one in lines
    ]
    style = [("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
             ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
             ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]  # fmt: skip
    return Table([heads, *rows], colWidths=COLUMNS, repeatRows=1, style=style, splitInRow=1)


def _end(made: Attested, texts: Texts) -> Iterator[Any]:
    from reportlab.platypus import Spacer

    yield Spacer(0, 10)
    proof = Text.of("attested-proof", count=made.count, digest=made.sha256)
    for one in (made.asked, proof, Text.of("attested-how")):
        yield _words(texts.plain(one), REGULAR, 10, after=3)


def _head(words: str) -> Any:
    return _words(words, BOLD, PLAIN, before=9, after=2)


def _words(
    words: str, face: str, size: float, *, middle: bool = False, before: float = 0,
    after: float = 0, width: float = ROOM,
) -> Any:  # fmt: skip
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "said", fontName=face, fontSize=size, leading=size * 1.25, spaceBefore=before,
        spaceAfter=after, alignment=TA_CENTER if middle else TA_LEFT, splitLongWords=1,
        rightIndent=ROOM - width,
    )  # fmt: skip
    return Paragraph(escape(_drawable(words)), style)


def _drawable(words: str) -> str:
    """Without the little pictures of buttons, which the typeface does not have."""
    kept = (one for one in words if unicodedata.category(one) not in {"So", "Mn", "Cf"})
    return "".join(kept).strip()


def _numbered(made: Attested, texts: Texts) -> type:
    """Số trang — “Trang 2/5”, known only when all pages are there."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):  # type: ignore[misc] # reportlab has no annotations
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            count = len(self._pages)
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                self.setFont(ITALIC, SMALL)
                self.drawString(LEFT, 11 * MM, f"{texts.plain(made.about)}"[:110])
                said = texts.plain(Text.of("attested-page", number=number, count=count))
                self.drawRightString(PAGE[0] - RIGHT, 11 * MM, said)
                super().showPage()
            super().save()

    return Numbered
