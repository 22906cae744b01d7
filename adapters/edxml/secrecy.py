"""Dấu hiệu độ mật — QCVN 102 has no element for secrecy, so look where writers might put it.

State secrets must not travel here at all (R-1.2); the core refuses whatever this finds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from core.text import fold, nfc

_NAMES = frozenset(
    {
        "securitylevel", "securityclassification", "secrecy", "secrecylevel", "secret",
        "secretlevel", "confidential", "confidentiality", "confidentialitylevel",
        "domat", "mucdomat", "mucmat", "capdomat",
    }
)  # fmt: skip
_ORDINARY = frozenset(
    {
        "", "0", "thuong", "binh thuong", "khong", "khong mat", "khong co", "khong ap dung",
        "none", "no", "false", "normal", "null", "unclassified", "public", "cong khai",
    }
)  # fmt: skip

MARK_LIMIT = 1000  # characters at either end of a value in which a mark may stand

_LEVEL = r"(?P<level>TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)"
_LABEL = r"(?:(?:MỨC\s+)?ĐỘ\s+MẬT\s*[:\-–]?\s*)?"
_URGENT = r"(?:HỎA\s+TỐC|HOẢ\s+TỐC|THƯỢNG\s+KHẨN|KHẨN)(?:\s+HẸN\s+GIỜ)?"
_OTHER_MARKS = rf"(?:[\[(]?\s*{_URGENT}\s*[\])]?\s*[-–—:;,./+&]*\s*)*"
_OPEN, _CLOSE = r"[\[({]", r"[\])}]"
_BRACKETED = rf"{_OPEN}\s*(?:{_URGENT}\s*[-–—:;,./+&]*\s*)?{_LABEL}{_LEVEL}\s*(?:[-–—:;,./+&]*\s*{_URGENT})?\s*{_CLOSE}"
# Words that make a compound with "mật" when a subject is written all in capitals.
_COMPOUND = (
    "ONG|ĐỘ|MÃ|KHẨU|THƯ|VỤ|DANH|BÁO|NGHỊ|THÁM|ĐÀM|GẤU|HIỆU|THIẾT|MÍA|LỆNH|ƯỚC|PHỤC|TÔNG|HOA|NGỌT|RỈ"
)

_IN_BRACKETS = (
    re.compile(rf"^\s*{_OTHER_MARKS}{_BRACKETED}", re.IGNORECASE),
    re.compile(rf"{_BRACKETED}[\s.;!]*$", re.IGNORECASE),
)
_WITH_COLON = re.compile(rf"^\s*{_OTHER_MARKS}{_LABEL}{_LEVEL}\s*:", re.IGNORECASE)
_LABELLED = re.compile(
    rf"^\s*{_OTHER_MARKS}(?:MỨC\s+)?ĐỘ\s+MẬT\s*[:\-–]?\s*{_LEVEL}(?!\w)", re.IGNORECASE
)
_IN_CAPITALS = (
    re.compile(rf"^\s*{_OTHER_MARKS}{_LABEL}{_LEVEL}(?!\w)(?!\s+(?:{_COMPOUND})(?!\w))"),
    re.compile(rf"[-–—:;,./|]\s*{_LABEL}{_LEVEL}[\s.;!]*$"),
)


def read_secrecy(root: Any) -> str:
    """The word of secrecy in an element or attribute anywhere, or on a subject; empty when none."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if is_telling(name) and (word := marked(name, "".join(element.itertext()))):
            return word
        for key, value in element.attrib.items():
            if word := marked(etree.QName(key).localname, value):
                return word
    return ""


def is_telling(name: str) -> bool:
    """Whether an element or attribute of this name may say that the document is secret."""
    return is_subject(name) or _bare(name) in _NAMES


def is_subject(name: str) -> bool:
    return _bare(name) == "subject"


def marked(name: str, value: str) -> str:
    """The word of secrecy in the `value` of an element or attribute called `name`; mostly empty."""
    if not is_telling(name):
        return ""
    value = value.strip()
    if is_subject(name):
        ends = (value[:MARK_LIMIT], value[-MARK_LIMIT:])
        return next((word for end in ends if (word := secrecy_mark(end))), "")
    said = nfc(value[:MARK_LIMIT])
    return "" if fold(said) in _ORDINARY else said


def secrecy_mark(subject: str) -> str:
    """`MẬT`, `TỐI MẬT` or `TUYỆT MẬT` standing as a mark before or after the subject."""
    subject = " ".join(nfc(subject).split())
    for pattern in (*_IN_BRACKETS, _WITH_COLON, _LABELLED, *_IN_CAPITALS):
        if found := pattern.search(subject):
            return " ".join(found["level"].upper().split())
    return ""


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return fold(name).replace("_", "").replace("-", "").replace(".", "")
