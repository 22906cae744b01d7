"""Nơi gửi nhận — another agency that documents go to, known by its code (R-3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.text import fold

PROVINCE = ".H56"


@dataclass(frozen=True)
class Correspondent:
    """Cơ quan khác — `electronic` is false while it lacks the infrastructure (R-7.1)."""

    code: str
    name: str
    short_name: str = ""
    electronic: bool = True

    @property
    def axis(self) -> str:
        return axis_of(self.code)


def axis_of(code: str) -> str:
    """Trục liên thông — `local` within the province, else `national` (R-3.3); by the code alone."""
    return "local" if f".{code.strip().upper()}".endswith(PROVINCE) else "national"


def by_name(everybody: Iterable[Correspondent]) -> dict[str, Correspondent | None]:
    """By code, name and short name, folded; a name of two agencies means neither."""
    found: dict[str, Correspondent | None] = {}
    for one in everybody:
        for name in {fold(name) for name in (one.code, one.name, _bare(one.name), one.short_name)}:
            known = found.get(name, one)
            found[name] = one if known is not None and known.code == one.code else None
    found.pop("", None)
    return found


def _bare(name: str) -> str:
    """The name without what stands behind it in brackets."""
    return name.partition("(")[0]
