"""Mã của thẻ — a few characters that name one card at one version, for one person.

The alphabet has no vowels, because Vietnamese keyboards turn vowels into others (Telex, VNI), none
of the letters with which they begin to do so (D, W), and nothing that looks like something else. It
has nineteen characters: a prime, so that the check character finds every single wrong one and every
two that changed places.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.card import Area, Ref
from core.errors import Refusal
from core.text import fold, nfc

ALPHABET = "2346789CFHKMNPQRTVX"
LIFE = timedelta(days=14)
SHORTEST, LONGEST = 4, 8
_MOST = 200


class CodeMistyped(Refusal):
    """The check character does not fit: nobody has such a code."""


class CodeNotYours(Refusal):
    """Nobody gave this person such a code: it may be somebody else's, which is not told."""


class CodeExpired(Refusal):
    """The code was this person's, too long ago."""


@dataclass(frozen=True)
class TypedCode:
    """Mã gõ tay — one person's code for one card as it stood at `version`.

    Kept as it is, not as a digest: the same code is shown again on a labelled repeat, and it opens
    nothing without the person's own linked channel or a signed link. It is never given twice.
    """

    person_id: UUID
    code: str
    area: Area
    document_id: UUID
    version: int
    expires_at: datetime

    @property
    def ref(self) -> Ref:
        return Ref(self.area, self.document_id)

    def current(self, now: datetime) -> TypedCode:
        """Raises `CodeExpired`."""
        if now >= self.expires_at:
            raise CodeExpired(code=self.code)
        return self


@dataclass(frozen=True)
class Said:
    """Lời đã gõ — the word squeezed to plain small letters, and what stands where the code does."""

    word: str
    code: str


def checked(body: str) -> str:
    """The body with its check character."""
    total = sum(weight * ALPHABET.index(one) for weight, one in enumerate(body, start=2))
    return body + ALPHABET[total % len(ALPHABET)]


def sound(code: str) -> bool:
    """Không gõ sai — says nothing about whose it is."""
    known = SHORTEST <= len(code) <= LONGEST and set(code) <= set(ALPHABET)
    return known and checked(code[:-1]) == code


def new_code(length: int, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    return checked("".join(choose(ALPHABET) for _ in range(length - 1)))


def squeezed(words: str) -> str:
    """`✅ Đã nhận` → `danhan`."""
    return "".join(one for one in fold(nfc(words)) if one.isascii() and one.isalnum())


def read(words: str) -> Said | None:
    """Đọc lời gõ — the first line that says anything: a word or more, then the code. None when it
    has not that form.
    """
    line = next((one for one in words[:_MOST].splitlines() if one.strip()), "")
    *before, last = line.split() or [""]
    code = last.strip(".,;:!“”\"'").replace("-", "").upper()
    word = squeezed(" ".join(before))
    shaped = code.isascii() and code.isalnum() and SHORTEST <= len(code) <= LONGEST
    return Said(word, code) if word and shaped else None
