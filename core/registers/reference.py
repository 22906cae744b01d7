"""Số, ký hiệu — read from however people write it, written as NĐ 30 (Phụ lục I, II.3) wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.registers.types import ABBREVIATIONS
from core.text import nfc

LONGEST = 200
_PART = r"[A-ZĐ0-9.&]+"
_NUMBER = r"(?P<number>[0-9]{2,11})"


class ReferenceKind(StrEnum):
    """Dạng số, ký hiệu — in the order in which they are tried."""

    NORMATIVE = "normative"
    NAMED = "named"
    COPY = "copy"
    LETTER = "letter"


@dataclass(frozen=True)
class Reference:
    """Số, ký hiệu — `number` as written, `notation` all that follows the first slash."""

    number: str
    notation: str
    kind: ReferenceKind
    abbreviation: str = ""
    year: int | None = None

    @property
    def text(self) -> str:
        return f"{self.number}/{self.notation}"

    @classmethod
    def parse(cls, words: str, extra: Iterable[str] = ()) -> Reference | None:
        """Đọc số, ký hiệu — None when it is none; `extra` are the agency's own type abbreviations."""
        plain = _plain(words[:LONGEST])
        for kind, pattern in _patterns(extra):
            found = pattern.fullmatch(plain)
            if found:
                return cls._of(kind, found.groupdict())
        return None

    @classmethod
    def names_copy(cls, words: str) -> bool:
        """Số, ký hiệu của một bản sao — `12/SY-SNN`."""
        found = cls.parse(words)
        return found is not None and found.kind is ReferenceKind.COPY

    @classmethod
    def _of(cls, kind: ReferenceKind, parts: dict[str, str | None]) -> Reference:
        year = int(parts["year"]) if parts.get("year") else None  # type: ignore[arg-type]
        return cls(
            str(parts["number"]), str(parts["notation"]), kind, parts.get("type") or "", year
        )


def _plain(words: str) -> str:
    """Composed, without blanks (“20 /2019 / QĐ - UBND”), dashes as hyphens, without “Số:”."""
    bare = re.sub(r"[\s\u200b\ufeff]+", "", nfc(words)).replace("–", "-").replace("—", "-")
    return re.sub(r"^(?i:số):?", "", bare)


def _patterns(extra: Iterable[str]) -> list[tuple[ReferenceKind, re.Pattern[str]]]:
    named = "|".join(sorted(map(re.escape, {*ABBREVIATIONS, *extra}), key=len, reverse=True))
    groups = rf"{_PART}(?:-{_PART})*"
    return [
        (
            ReferenceKind.NORMATIVE,
            re.compile(
                rf"{_NUMBER}/(?P<notation>(?P<year>(?:19|20)[0-9]{{2}})/(?P<type>QĐ|NQ)-{_PART})"
            ),
        ),
        (ReferenceKind.NAMED, re.compile(rf"{_NUMBER}/(?P<notation>(?P<type>{named})-{groups})")),
        (ReferenceKind.COPY, re.compile(rf"{_NUMBER}/(?P<notation>(?P<type>SY|TrS|SL)-{_PART})")),
        (ReferenceKind.LETTER, re.compile(rf"{_NUMBER}/(?P<notation>{_PART}-{groups})")),
    ]
