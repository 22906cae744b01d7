"""Từ ngữ thời hạn — a phrase as lists of plain ASCII words, one list for each way to hear it.

People leave out diacritics, all or some. A typed word stands for every known word of the same
letters that carries at least the marks typed: “sau” may be “sáu” (6) or “sau” (after), “sáu” only 6.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import product
from math import prod

from core.text import fold, nfc

# word or word=code; the code of a plain word is the word without marks, of a filler nothing
_KNOWN = """
một=1 hai=2 ba=3 bốn=4 tư=4 năm=5 sáu=6 bảy=7 bẩy=7 tám=8 chín=9 mười=10
thứ t=thu chủ chúa=chu nhật cn hôm nay này ngày mai mốt kia
tuần tháng quý năm sau tới nữa đầu cuối trong vòng hết làm việc i ii iii iv
giờ=h h g=h phút p=phut ph=phut tiếng rưỡi buổi sáng trưa chiều tối=evening đêm
hạn thời chót chậm muộn nhất đến trước vào lúc là xong kể tính từ khi nhận
dạ= vâng= ạ= nhé= nhá= nha= xin= giúp=
"""
_MOST_HEARINGS = 16
_MOST_WORDS = 18
_CLOCK = re.compile(r"(?<![0-9:])([0-9]{1,2}):([0-9]{2})(?![0-9:])")
_TOKEN = re.compile(
    r"(?P<iso>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9/.-]))"
    r"|(?P<date>(?<![0-9/.-])[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}"
    r"(?:(?P=mark)(?:[0-9]{4}|[0-9]{2}))?(?!\.?[0-9]|[/-]))"
    r"|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<skip>[\s,.;:!?()“”\"]+)|(?P<odd>.)",
    re.DOTALL,
)


def hearings(phrase: str, *, exact: bool) -> Iterator[list[str]]:
    """Cách nghe — nothing at all when a word or sign is unknown or too many words are unclear.

    `exact` takes every mark as it was typed. Dates come out as `15/12` or `15/12/2026`, hours as `17 h 30`.
    """
    plain = nfc(nfc(phrase).casefold())
    spaced = _CLOCK.sub(r"\1 h \2", plain)
    heard = [_heard(token, exact) for token in _TOKEN.finditer(spaced) if token.lastgroup != "skip"]
    if not all(heard) or len(heard) > _MOST_WORDS:
        return
    if prod(len(codes) for codes in heard) > _MOST_HEARINGS:
        return
    for codes in product(*heard):
        yield [code for code in codes if code]


def _heard(token: re.Match[str], exact: bool) -> tuple[str, ...]:
    said = token.group()
    if token["word"]:
        typed = _marks(said)
        known = _WORDS.get(fold(said), ())
        return tuple(
            dict.fromkeys(
                code for marks, code in known if typed == marks or (typed < marks and not exact)
            )
        )
    if token["iso"]:
        return ("/".join(reversed(said.split("-"))),)
    if token["date"]:
        return (said.replace(token["mark"], "/"),)
    return (said,) if token["number"] else ()


def _marks(word: str) -> Counter[str]:
    return Counter(
        c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c) or c == "đ"
    )


def _words() -> dict[str, list[tuple[Counter[str], str]]]:
    found: dict[str, list[tuple[Counter[str], str]]] = {}
    for entry in _KNOWN.split():
        word, given, code = entry.partition("=")
        found.setdefault(fold(word), []).append((_marks(word), code if given else fold(word)))
    return found


_WORDS = _words()
