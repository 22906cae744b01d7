"""Chứng cứ — what an attestation rests on, as one JSON file that stands by itself.

The journal's lines stand in it with every value that went into their hashes: whoever has the file
can compute them again (`hash` is the SHA-256 of the line without `hash`, as JSON with sorted keys).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from core.errors import Refusal

FORM = "vanthu/bien-ban-khan/1"
ATTACHED = "chung-cu.json"
MOST_LINES = 5_000
MOST_BYTES = 16 * 2**20
_KEPT = ("form", "agency", "about", "made", "receivers", "people", "entries")


class TooMuchEvidence(Refusal):
    """More journal lines than one record can show."""


class NoEvidence(Refusal):
    """The file is not what an attestation carries."""


@dataclass(frozen=True)
class Evidence:
    """Chứng cứ — `agency` {code, name}; `about` the document's facts; `made` {at, by}; `receivers` as
    in `Attestation`; `people` names by id; `entries` the journal's lines by `seq`.
    """

    agency: Mapping[str, Any]
    about: Mapping[str, Any]
    made: Mapping[str, Any]
    receivers: Sequence[Mapping[str, Any]]
    people: Mapping[str, str]
    entries: Sequence[Mapping[str, Any]]

    @cached_property
    def content(self) -> bytes:
        """Tệp JSON — the same evidence is always the same bytes."""
        body = {"form": FORM} | {name: getattr(self, name) for name in _KEPT[1:]}
        return json.dumps(body, ensure_ascii=False, sort_keys=True, indent=1).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @classmethod
    def of(cls, content: bytes) -> Evidence:
        """Đọc lại. Raises `NoEvidence`, `TooMuchEvidence`."""
        if len(content) > MOST_BYTES:
            raise TooMuchEvidence(most=MOST_LINES)
        try:
            body = json.loads(content)
        except (ValueError, RecursionError):
            raise NoEvidence from None
        if not isinstance(body, dict) or body.get("form") != FORM or set(body) != set(_KEPT):
            raise NoEvidence
        rows = [*_rows(body["receivers"]), *_rows(body["entries"])]
        parts = [body[name] for name in ("agency", "about", "made", "people")]
        if not all(isinstance(one, dict) for one in (*rows, *parts)):
            raise NoEvidence
        if len(body["entries"]) > MOST_LINES:
            raise TooMuchEvidence(most=MOST_LINES)
        return cls(**{name: body[name] for name in _KEPT[1:]})


class Printer(Protocol):
    """Máy in — the pages of an attestation; PDF bytes, the same for the same evidence."""

    async def attestation(self, evidence: Evidence) -> bytes: ...


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [None]
