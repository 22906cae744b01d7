"""Cắt gọn HTML — lengths as Telegram counts them: UTF-16 units, tags and entities read away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
MORE = "…"
_PIECE = re.compile(r"<(?P<close>/?)[a-z-]+[^<>]*>|&(?:#?\w+);|\s+|[^\s<&]+|[<&]", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w/>])\d{1,7}(?:/\d{4})?/[^\W\d_][\w.-]*\w(?![\w/])")


def units(text: str) -> int:
    """The length of plain text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def size(marked: str) -> int:
    """The length that Telegram counts for a piece of HTML."""
    return units(html.unescape(re.sub(r"<[^<>]*>", "", marked)))


def copyable(marked: str) -> str:
    """Số, ký hiệu — every document number becomes `<code>`, so that a touch copies it."""
    return _NUMBER.sub(lambda found: f"<code>{found[0]}</code>", marked)


def shortened(marked: str, most: int) -> str:
    """Cut at a blank outside every tag, so never inside a document number; with “…”."""
    if size(marked) <= most:
        return marked
    used = depth = safe = 0
    for piece in _PIECE.finditer(marked):
        if piece[0].startswith("<") and len(piece[0]) > 1:
            depth += -1 if piece["close"] else 1
            continue
        if not depth and piece[0].isspace():
            safe = piece.start()
        used += size(piece[0])
        if used >= most:
            return marked[:safe] + MORE if safe else _hard(marked, most)
    return marked


def _hard(marked: str, most: int) -> str:
    """One word longer than the room: cut as plain text."""
    words = html.unescape(re.sub(r"<[^<>]*>", "", marked))
    kept = words.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    return html.escape(kept, quote=False) + MORE


def fitted(lines: Iterable[str], most: int) -> str:
    """As many whole lines as fit into `most` units; “…” on a line of its own when some do not."""
    kept: list[str] = []
    room = most - units(MORE) - 1
    for line in (shortened(one, most // 4) for one in lines):
        room -= size(line) + 1
        if room < 0:
            return "\n".join([*kept, MORE])
        kept.append(line)
    return "\n".join(kept)


def cut(words: str, most: int) -> str:
    """Plain words cut to `most` UTF-16 units, with “…”."""
    if units(words) <= most:
        return words
    kept = words.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    return kept.rstrip() + MORE
