"""Phông, bảng mã, cỡ chữ — Times New Roman in Unicode, the text in 13 or 14 point."""

from __future__ import annotations

import re
from collections import Counter

from core.outgoing.format.areas import body
from core.outgoing.format.paper import Claims, Paper
from core.outgoing.format.rule import rule
from core.text import Text

TWINS = ("timesnewroman", "tinos", "liberationserif")
"""Times New Roman, and the faces drawn to the same measures."""
SIGNS = ("symbol", "wingdings", "opensymbol")
FEW = 5
"""So many letters of another face are a sign, not a text."""
OLD_TCVN3 = re.compile(r"[A-Za-zÀ-ÿ][¨©ª«¬®µ¶·\u00b8¹»¼½¾Œ]|[¨©ª«¬®µ¶·\u00b8¹»¼½¾][a-z]")
OLD_VNI = re.compile(r"[A-Za-z][äåæçëîïðñöøûüÿÄÅÆÇËÎÏÐÑÖØÛÜŸ]")
SOME_WORDS = 5


@rule("F4", "phần I mục I.4")
def face_is_times(paper: Paper, _claims: Claims) -> Text | None:
    """Phông Times New Roman — or one of its twins."""
    found: dict[str, tuple[int, int]] = {}
    for page, row in paper.rows():
        for name, letters in row.fonts:
            first, count = found.get(name, (page.number, 0))
            found[name] = (first, count + letters)
    for name, (first, count) in found.items():
        if count >= FEW and not _plain(name).startswith((*TWINS, *SIGNS)):
            return Text.of("format-face", page=first, font=name[:60] or "?")
    return None


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@rule("F5", "phần I mục I.4")
def letters_are_unicode(paper: Paper, _claims: Claims) -> Text | None:
    """Unicode theo TCVN 6909:2001 — words of the old TCVN3 and VNI tables betray themselves."""
    old: Counter[int] = Counter()
    for page, row in paper.rows():
        old[page.number] += sum(map(_foreign, row.text.split()))
    if old.total() < SOME_WORDS:
        return None
    return Text.of("format-code-page", page=next(page for page, n in old.items() if n))


def _foreign(word: str) -> bool:
    lost = any(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in word)
    unreadable = lost and len(word) > 1
    return unreadable or bool(OLD_TCVN3.search(word)) or bool(OLD_VNI.search(word))


@rule("F17", "phần I mục II.6")
def text_is_13_or_14(paper: Paper, _claims: Claims) -> Text | None:
    """Cỡ chữ nội dung 13–14 — of most letters; a table's may be smaller."""
    sizes: Counter[float] = Counter()
    for _page, row in body(paper):
        sizes[round(row.size * 2) / 2] += len(row.text)
    if not sizes:
        return None
    size = sizes.most_common(1)[0][0]
    return None if 13 <= size <= 14 else Text.of("format-size", size=f"{size:g}".replace(".", ","))
