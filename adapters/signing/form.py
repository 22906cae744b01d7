"""Ô biểu mẫu của tệp — every form field with its full name, and what its appearance really draws.

Number and date are form fields: their value is what a program reads, their appearance is what an
eye sees, and no validator compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adapters.signing.glyphs import Undrawable, drawn_text

MAX_DEPTH = 20
MAX_FIELDS = 5_000
HIDDEN, NO_VIEW = 2, 32


@dataclass(frozen=True)
class Field:
    """Một ô — `kind` as in the file (`/Tx`, `/Sig`, …); its widgets are where it is shown."""

    name: str
    kind: str
    value: str
    widgets: tuple[Any, ...] = ()

    def drawn(self) -> tuple[str | None, ...]:
        """What each of its places on the pages draws; None where that cannot be read."""
        return tuple(_drawn(one) for one in self.widgets)


def fields(pdf: Any) -> list[Field]:
    """Mọi ô của một tệp đã mở bằng pikepdf. ValueError when the form is too deep or too large."""
    form = pdf.Root.get("/AcroForm")
    found: list[Field] = []
    for one in form.get("/Fields", []) if form is not None else []:
        for field in _walk(one, "", "", 0):
            found.append(field)
            if len(found) > MAX_FIELDS:
                raise ValueError("too many form fields")
    return found


def _walk(node: Any, above: str, kind: str, depth: int) -> Iterator[Field]:
    if depth > MAX_DEPTH:
        raise ValueError("form fields nested too deep")
    part = str(node.get("/T", ""))
    name = ".".join(filter(None, (above, part)))
    kind = str(node.get("/FT", kind))
    kids = list(node.get("/Kids", []))
    named = [kid for kid in kids if "/T" in kid]
    if named:
        for kid in named:
            yield from _walk(kid, name, kind, depth + 1)
        return
    value = node.get("/V")
    said = str(value) if kind == "/Tx" and value is not None else ""
    yield Field(name, kind, said, tuple(kids or [node]))


def _drawn(widget: Any) -> str | None:
    if int(widget.get("/F", 0)) & (HIDDEN | NO_VIEW):
        return ""
    normal = widget.get("/AP", {}).get("/N")
    if normal is None:
        return None
    try:
        return drawn_text(normal)
    except Undrawable:
        return None
