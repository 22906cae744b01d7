"""Bảng mã cũ — is text that looks like Latin-1 really Vietnamese in TCVN3 (ABC) or VNI? (R-6.4b)

Both are one-byte codes, told apart by habit: VNI writes a tone as an own byte after its vowel,
TCVN3 has one byte for each marked letter, which then mostly stands between consonants.
"""

from __future__ import annotations

import re

_VNI_MARKS = "ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË"
_VNI = re.compile(rf"[aeouyôöAEOUYÔÖ][{_VNI_MARKS}]|[ñÑ][aeouyôöAEOUYÔÖ]")
# Signs that TCVN3 uses for common letters (đ ă â ê ô ơ ư à ả ã á ạ ắ ặ …) and no other language
# writes inside words.
_TCVN3 = re.compile(
    r"(?<![^\W\d_])[\xae\xa7][a-zA-Z\xb5-\xfe]"
    r"|[a-zA-Z][\xa8-\xac\xb5-\xb9\xbb-\xbe][a-zA-Z\s.,;:]"
    r"|[\xac\xad][\xea-\xee]"
)
_HIGH = re.compile(r"[\x80-\xff]")
_MODERN = re.compile(r"[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9\u0300-\u0323]", re.IGNORECASE)
SAMPLE = 200_000
LEAST = 3


def page_of(text: str) -> str:
    """`tcvn3`, `vni`, or empty when it is neither; `text` as Unicode or read as Latin-1."""
    sample = text[:SAMPLE]
    high = len(_HIGH.findall(sample))
    if _MODERN.search(sample) or high < LEAST:
        return ""
    vni, tcvn3 = len(_VNI.findall(sample)), len(_TCVN3.findall(sample))
    if vni >= LEAST and vni * 2 > high and vni > tcvn3:
        return "vni"
    return "tcvn3" if tcvn3 >= LEAST and tcvn3 * 8 > high else ""
