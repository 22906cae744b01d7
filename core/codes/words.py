"""Từ lệnh của bước — what is typed instead of a button: a short word, or the button's own words.

A step without a short word here is typed as its button says it, without blanks and marks, so a new
step can be typed on the day it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from core.card import Card
from core.codes.code import squeezed
from core.text import Text

SHORT: Mapping[str, str] = {
    "acc": "NHAN",
    "ans": "YKIEN",
    "att": "GUIKEM",
    "bck": "TRA",
    "bsg": "KYSO",
    "bsl": "KYCOQUAN",
    "cfd": "DENNOI",
    "chk": "KIEMTRA",
    "com": "XONG",
    "cst": "DUNG",
    "dsp": "DAPHATHANH",
    "ext": "GIAHAN",
    "got": "NHAN",
    "hbk": "TRAVIEC",
    "hea": "BIET",
    "heo": "BIET",
    "hon": "HUY",
    "lbd": "BIENBAN",
    "lbk": "BIENBAN",
    "npc": "XEM",
    "ntb": "NHANTHIETBI",
    "pas": "DONGY",
    "ppr": "DAIN",
    "sub": "TRINH",
    "trf": "CHUYEN",
}
WHY = "cancu"
"""Hỏi vì sao nhận được — under every card, and no step (N17)."""
Plain = Callable[[Text], str]


def word(step: str, label: Text, plain: Plain) -> str:
    """Từ lệnh — `NHAN`; `step` is the step's code, `label` its button."""
    return SHORT.get(step) or squeezed(plain(label)).upper()


def spoken(step: str, label: Text, plain: Plain) -> frozenset[str]:
    """All that is understood as this step, squeezed: `nhan`, `danhan`."""
    return frozenset({word(step, label, plain).lower(), squeezed(plain(label))})


def lines(card: Card, plain: Plain) -> Iterator[tuple[str, Text]]:
    """Cách gõ — for each button its step and `NHAN K7Q2 – Đã nhận`; nothing without a code."""
    for button in card.buttons if card.code else ():
        said = word(button.step, button.label, plain)
        yield (
            button.step,
            Text.of("typed-line", word=said, code=card.code, label=_words(button.label, plain)),
        )


def _words(label: Text, plain: Plain) -> str:
    """The label without the sign before it: mail and plain chats show it as a box."""
    said = plain(label)
    start = next((place for place, one in enumerate(said) if one.isalpha()), 0)
    return said[start:]
