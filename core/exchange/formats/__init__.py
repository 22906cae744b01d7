"""Định dạng tệp — is a file, by name and by content, one of those the regulation allows (R-6.5)?

The ending says what the file claims to be, its bytes what it is; both must agree, and nothing may
hide in it. A plain function over bytes: it may take a second on a large file, so callers on the
event loop use a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.errors import Refusal
from core.exchange.formats import compound, jpeg, packed, pdf, plain, rich, seal
from core.exchange.formats.found import Found, Objection
from core.text import Text

# R-6.5b…đ: the exact list of the regulation; .jpg is the same content as .jpeg
KINDS: dict[str, Callable[[bytes], Iterable[Found]]] = {
    ".pdf": pdf.look,
    ".txt": plain.look,
    ".rtf": rich.look,
    ".doc": lambda content: compound.look(content, ".doc"),
    ".docx": lambda content: packed.look(content, ".docx"),
    ".odt": lambda content: packed.look(content, ".odt"),
    ".csv": plain.look_table,
    ".xls": lambda content: compound.look(content, ".xls"),
    ".xlsx": lambda content: packed.look(content, ".xlsx"),
    ".ods": lambda content: packed.look(content, ".ods"),
    ".jpeg": jpeg.look,
    ".jpg": jpeg.look,
}
ALLOWED = tuple(KINDS)
# a signature beside such a file is none of the formats in which a document may be written
SEALS = {seal.ENDING: seal.look}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

__all__ = ["ALLOWED", "SEALS", "FileRefused", "Objection", "ending", "look", "refuse"]


class FileRefused(Refusal):
    """The file is not what it says, or hides something; `why` is the sentence."""


def ending(name: str) -> str:
    """Phần mở rộng — `.pdf`, lower case; empty when there is none."""
    return f".{name.rsplit('.', 1)[1].lower()}" if "." in name else ""


def look(name: str, content: bytes) -> tuple[Objection, ...]:
    """Xem định dạng — what stands against this file, the gravest first; nothing when it is sound.

    An objection that is not grave (macros in an old `.doc`, an embedded object) is a warning.
    """
    kind = ending(name)
    looks = KINDS.get(kind) or SEALS.get(kind)
    if looks is None:
        return (Objection(Text.of("format-forbidden", name=name)),)
    if not content:
        return (Objection(Text.of("format-empty", name=name)),)
    if content.startswith(_PROGRAMS):
        return (Objection(Text.of("format-program", name=name, kind=kind)),)
    found = dict.fromkeys(looks(content))
    said = [Objection(Text.of(one.key, name=name, kind=kind), one.grave) for one in found]
    return tuple(sorted(said, key=lambda one: not one.grave))


def refuse(name: str, content: bytes) -> None:
    """Từ chối tệp — raises `FileRefused` for the first grave objection; a warning passes."""
    for objection in look(name, content):
        if objection.grave:
            raise FileRefused(why=objection.text)
