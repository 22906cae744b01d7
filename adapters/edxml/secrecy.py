"""Dấu hiệu độ mật — QCVN 102 has no element for secrecy, so look where writers might put it.

State secrets must not travel here at all (R-1.2); the core refuses whatever this finds.
"""

from __future__ import annotations

import re
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


def read_secrecy(header: Any, subject: str) -> str:
    """The word of secrecy in the header's elements or on the subject; empty when there is none."""
    return _in_elements(header) or secrecy_mark(subject)


def secrecy_mark(subject: str) -> str:
    """`MẬT`, `TỐI MẬT` or `TUYỆT MẬT` standing as a mark before or after the subject."""
    subject = nfc(subject)
    for pattern in (*_IN_BRACKETS, _WITH_COLON, _LABELLED, *_IN_CAPITALS):
        if found := pattern.search(subject):
            return " ".join(found["level"].upper().split())
    return ""


def _in_elements(header: Any) -> str:
    for element in header.iter(etree.Element):
        values = {etree.QName(name).localname: value for name, value in element.attrib.items()}
        values[etree.QName(element).localname] = "".join(element.itertext())
        for name, value in values.items():
            if _bare(name) in _NAMES and fold(nfc(value)) not in _ORDINARY:
                return nfc(value).strip()
    return ""


def _bare(name: str) -> str:
    return fold(name).replace("_", "").replace("-", "").replace(".", "")
