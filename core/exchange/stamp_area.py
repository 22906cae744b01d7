"""Dấu chỉ mức độ mật — does a word of secrecy stand alone in the stamp area of page 1 (R-1.2)?

Nghị định 30/2020, Phụ lục I, ô 10a: under the number and the abstract, in capitals, on a line of
its own. A sentence that only speaks of secrets is no stamp.
"""

from __future__ import annotations

import re
import unicodedata

from core.text import nfc

_FRAME = re.compile(r"[\s.,:;*|\[\](){}<>\"'“”‘’«»_=~\-–—\u200b\ufeff]+")
_MARKS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
_LABELS = ("MỨCĐỘMẬT", "ĐỘMẬT")
# The same words as old fonts leave them in a PDF's text: TCVN3 (.VnTimeH) and VNI.
_OLD = {
    "mËt": "MẬT", "MËT": "MẬT", "tèimËt": "TỐI MẬT", "TèIMËT": "TỐI MẬT",
    "tuyÖtmËt": "TUYỆT MẬT", "TUYÖTMËT": "TUYỆT MẬT",
    "MAÄT": "MẬT", "TOÁIMAÄT": "TỐI MẬT", "TUYEÄTMAÄT": "TUYỆT MẬT",
}  # fmt: skip
LONGEST = 40
MOST_LINES = 500


def standing_secrecy(words: str) -> str:
    """`MẬT`, `TỐI MẬT` or `TUYỆT MẬT` when one stands alone on a line; else empty."""
    lines = [_bare(line) for line in words.splitlines()[:MOST_LINES] if len(line) <= LONGEST]
    found = [mark for line in lines if (mark := _mark(line))]
    return max(found, key=len, default="")


def _mark(line: str) -> str:
    for label in _LABELS:
        if line.startswith(label) and line != label:
            line = line.removeprefix(label)
    return _MARKS.get(line) or _OLD.get(line, "")


def _bare(line: str) -> str:
    """Without blanks and frames: letters are often set apart, and tone marks on their own."""
    return nfc(_FRAME.sub("", unicodedata.normalize("NFD", line)))
