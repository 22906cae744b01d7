"""So sánh hai bản — every page as a picture: what is gone in red, what is new in blue (N11).

Pages are matched by what they look like, so that one inserted page does not make all later ones
new. Bound to both files by their hashes. PDFium works in a child with little memory and time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from adapters.files.pages import child_main, in_child, picture_of, refuse_unusable
from core.errors import Refusal

TIMEOUT = 40.0
MAX_PAGES = 40
MIN_WIDTH, MAX_WIDTH = 16, 2000
TOLERANCE = 40
"""Of 255: less than what an eye sees as another shade of ink."""
_LENGTH = struct.Struct(">Q")
_TOO_MANY = b"pages"

Pair = tuple[int | None, int | None]


class TooManyPages(Refusal):
    """Nhiều trang quá — more than can be compared in one look."""


class Kind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class RedPage:
    """Một trang so sánh — `before`, `after`: its page numbers from 1, None where there is none."""

    kind: Kind
    before: int | None
    after: int | None
    png: bytes


@dataclass(frozen=True)
class Redline:
    """Bản so sánh — of the files with these SHA-256 (hex), in reading order of the newer one."""

    before_sha256: str
    after_sha256: str
    pages: tuple[RedPage, ...]

    @property
    def changed(self) -> tuple[int, ...]:
        """Trang có thay đổi — their places in `pages`, from 1."""
        numbered = enumerate(self.pages, 1)
        return tuple(number for number, page in numbered if page.kind is not Kind.SAME)


async def redline(
    before: bytes, after: bytes, width_px: int = 1000, *, timeout_s: float = TIMEOUT
) -> Redline:
    """So sánh — refusals: `UnreadablePdf`, `LockedPdf`, `PdfTooHeavy`, `TooManyPages`."""
    if not MIN_WIDTH <= width_px <= MAX_WIDTH:
        raise ValueError(width_px)
    for content in (before, after):
        refuse_unusable(content)
    asked = _LENGTH.pack(len(before)) + before + after
    answer = await in_child("adapters.files.redline", str(width_px), asked, timeout_s)
    if answer == _TOO_MANY:
        raise TooManyPages(most=MAX_PAGES)
    old, new = (hashlib.sha256(content).hexdigest() for content in (before, after))
    return Redline(old, new, tuple(_unpacked(answer)))


def packed(found: Redline) -> bytes:
    """Đóng gói — the pages as the child answers them, to be kept on disk."""
    rows = [[page.kind.value, page.before, page.after, len(page.png)] for page in found.pages]
    return json.dumps(rows).encode() + b"\n" + b"".join(page.png for page in found.pages)


def unpacked(before_sha256: str, after_sha256: str, kept: bytes) -> Redline:
    """Mở gói — the reverse of `packed`. ValueError when it is none."""
    return Redline(before_sha256, after_sha256, tuple(_unpacked(kept)))


def _unpacked(answer: bytes) -> Iterator[RedPage]:
    head, _, pictures = answer.partition(b"\n")
    at = 0
    for kind, before, after, length in json.loads(head):
        yield RedPage(Kind(kind), before, after, pictures[at : at + length])
        at += length


def _compare(content: bytes, what: str) -> bytes:
    """In the child: both files in one; every page is drawn twice so that few are held at once."""
    import pypdfium2

    (length,) = _LENGTH.unpack_from(content)
    old, new = content[_LENGTH.size :][:length], content[_LENGTH.size + length :]
    with (
        contextlib.closing(pypdfium2.PdfDocument(old)) as before,
        contextlib.closing(pypdfium2.PdfDocument(new)) as after,
    ):
        if max(len(before), len(after)) > MAX_PAGES:
            return _TOO_MANY
        before.init_forms(), after.init_forms()
        rows, pictures = [], []
        for pair in _pairs(_looks(before, int(what)), _looks(after, int(what))):
            kind, png = _drawn(before, after, pair, int(what))
            numbers = [index + 1 if index is not None else None for index in pair]
            rows.append([kind.value, *numbers, len(png)])
            pictures.append(png)
    return json.dumps(rows).encode() + b"\n" + b"".join(pictures)


def _looks(pdf: Any, width_px: int) -> list[str]:
    return [
        hashlib.sha256(picture_of(pdf, index, width_px).tobytes()).hexdigest()
        for index in range(len(pdf))
    ]


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Which page is compared with which; what stands in one place alone is gone or new."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield from zip_longest(range(i1, i2), range(j1, j2))


def _drawn(before: Any, after: Any, pair: Pair, width_px: int) -> tuple[Kind, bytes]:
    from PIL import ImageChops

    old = picture_of(before, pair[0], width_px).convert("RGB") if pair[0] is not None else None
    new = picture_of(after, pair[1], width_px).convert("RGB") if pair[1] is not None else None
    kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
    old, new = _same_size(old, new)
    if kind is Kind.CHANGED:
        difference = ImageChops.difference(old, new).point(lambda value: value > TOLERANCE)
        kind = Kind.CHANGED if difference.getbbox() else Kind.SAME
    out = io.BytesIO()
    (new if kind is Kind.SAME else _inked(old, new)).save(out, "PNG", compress_level=3)
    return kind, out.getvalue()


def _same_size(old: Any, new: Any) -> tuple[Any, Any]:
    """Both on white paper as large as the larger; a page that is not there is white."""
    from PIL import Image

    given = [one for one in (old, new) if one is not None]
    size = max(one.width for one in given), max(one.height for one in given)
    sheets = []
    for one in (old, new):
        sheet = Image.new("RGB", size, "white")
        if one is not None:
            sheet.paste(one)
        sheets.append(sheet)
    return sheets[0], sheets[1]


def _inked(old: Any, new: Any) -> Any:
    """Ink of both stays black; of the old one only it is red, of the new one only blue."""
    from PIL import Image, ImageChops

    gone, come = old.convert("L"), new.convert("L")
    return Image.merge("RGB", (come, ImageChops.darker(gone, come), gone))


if __name__ == "__main__":
    sys.exit(child_main(_compare))
