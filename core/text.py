"""Văn bản hiển thị — keys and parameters in the core, Vietnamese in `locales/vi`.

Numbers become strings here: Fluent would print arrival number 1280 as 1.280.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """One message: its key in `locales/vi/*.ftl` and its parameters, sorted by name."""

    key: str
    params: tuple[tuple[str, str | Text | tuple[Text, ...]], ...] = ()

    @classmethod
    def of(cls, key: str, /, **params: Param) -> Text:
        return cls(key, tuple(sorted((name, _plain(value)) for name, value in params.items())))

    def wire(self) -> dict[str, Any]:
        """The text as JSON can keep it: {key, params}."""
        return {"key": self.key, "params": {name: _wired(value) for name, value in self.params}}

    @classmethod
    def unwire(cls, wired: Mapping[str, Any]) -> Text:
        """The reverse of `wire`."""
        return cls.of(wired["key"], **{n: _unwired(v) for n, v in wired["params"].items()})


Param = str | int | Text | Iterable[Text]


def _plain(value: Param) -> str | Text | tuple[Text, ...]:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, int):
        return str(value)
    return tuple(value)


def _wired(value: str | Text | tuple[Text, ...]) -> Any:
    if isinstance(value, Text):
        return value.wire()
    return value if isinstance(value, str) else [item.wire() for item in value]


def _unwired(value: Any) -> Param:
    if isinstance(value, dict):
        return Text.unwire(value)
    return [Text.unwire(item) for item in value] if isinstance(value, list) else str(value)


def nfc(text: str) -> str:
    """Chuẩn hóa Unicode dựng sẵn (NFC) — phones send both forms; compare and store only this one."""
    return unicodedata.normalize("NFC", text)


def storable(text: str) -> bool:
    """Lưu được — without control characters, halves of characters, and marks that turn the
    direction of reading (a name could be made to look like another).
    """
    return not any(c in _TURNING or unicodedata.category(c) in {"Cc", "Cs"} for c in text)


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fold(text: str) -> str:
    """Bỏ dấu, chữ thường — the key for searching: tone marks dropped, đ→d, blanks collapsed."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
