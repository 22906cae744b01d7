"""Chữ vẽ ra — the text that an appearance stream draws, decoded by its fonts' own tables.

`/ActualText` is passed over on purpose: it says what a copying reader gets, not what is drawn.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

MAX_DEPTH = 5
MAX_OPERATORS = 20_000
MAX_STREAM = 2_000_000
INVISIBLE = {3, 7}
_SHOWS = {"Tj", "'", '"', "TJ"}
_PICTURES = {"INLINE IMAGE", "sh"}
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
Decode = Callable[[bytes], str]


class Undrawable(Exception):
    """What is drawn here cannot be read as text."""


def drawn_text(form: Any) -> str:
    """Chữ trong một hình vẽ (Form XObject) — in the order of drawing; raises `Undrawable`."""
    try:
        return "".join(_pieces(form, 0))
    except (pikepdf.PdfError, KeyError, ValueError, TypeError, AttributeError, IndexError,
            struct.error, NotImplementedError) as error:  # fmt: skip
        raise Undrawable from error


def _pieces(form: Any, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH or len(form.read_bytes()) > MAX_STREAM:
        raise Undrawable
    resources = form.get("/Resources", pikepdf.Dictionary())
    decode: Decode = _nothing
    steps: Any = pikepdf.parse_content_stream(form)
    if len(steps) > MAX_OPERATORS:
        raise Undrawable
    for operands, operator in steps:
        name = str(operator)
        if name == "Tf":
            decode = _decoder(resources.Font[str(operands[0])])
        elif (name == "Tr" and int(operands[0]) in INVISIBLE) or name in _PICTURES:
            raise Undrawable
        elif name in _SHOWS:
            yield from (decode(one) for one in _strings(operands[-1]))
        elif name == "Do":
            yield from _inner(resources.XObject[str(operands[0])], depth)


def _inner(shown: Any, depth: int) -> Iterator[str]:
    if str(shown.get("/Subtype", "")) != "/Form":
        raise Undrawable
    yield from _pieces(shown, depth + 1)


def _strings(shown: Any) -> Iterator[bytes]:
    if isinstance(shown, pikepdf.Array):
        yield from (bytes(one) for one in shown if isinstance(one, pikepdf.String))
    else:
        yield bytes(shown)


def _nothing(_raw: bytes) -> str:
    raise Undrawable


def _decoder(font: Any) -> Decode:
    if "/ToUnicode" in font:
        width = 2 if str(font.get("/Subtype", "")) == "/Type0" else 1
        return _by_table(_table(font.ToUnicode.read_bytes()), width)
    encoding = font.get("/Encoding")
    plain = encoding is None or str(encoding) in {"/WinAnsiEncoding", "/StandardEncoding"}
    if not plain or str(font.get("/Subtype", "")) not in {"/Type1", "/TrueType"}:
        raise Undrawable
    return lambda raw: raw.decode("cp1252")


def _by_table(table: dict[int, str], width: int) -> Decode:
    def decode(raw: bytes) -> str:
        codes = (int.from_bytes(raw[at : at + width]) for at in range(0, len(raw), width))
        return "".join(table[code] for code in codes)

    return decode


def _table(cmap: bytes) -> dict[int, str]:
    """The bfchar and bfrange blocks of a ToUnicode table."""
    if len(cmap) > MAX_STREAM:
        raise Undrawable
    table: dict[int, str] = {}
    for kind, body in _BLOCK.findall(cmap):
        tokens = list(_values(body))
        if kind == b"bfchar":
            table |= {
                _code(one): _text(two) for one, two in zip(tokens[::2], tokens[1::2], strict=False)
            }
            continue
        for low, high, to in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
            table |= _range(_code(low), _code(high), to)
    return table


def _values(body: bytes) -> Iterator[Any]:
    """Hexadecimal strings as bytes; those in brackets as one list."""
    inside: list[bytes] | None = None
    for found, opened, closed in _TOKEN.findall(body):
        if opened:
            inside = []
        elif closed:
            yield inside or []
            inside = None
        elif inside is not None:
            inside.append(bytes.fromhex(found.decode()))
        else:
            yield bytes.fromhex(found.decode())


def _range(low: int, high: int, to: Any) -> dict[int, str]:
    if high - low > 0xFFFF:
        raise Undrawable
    if isinstance(to, list):
        return {low + place: _text(one) for place, one in enumerate(to)}
    first = int.from_bytes(to)
    return {
        code: _text((first + code - low).to_bytes(max(len(to), 2))) for code in range(low, high + 1)
    }


def _code(raw: bytes) -> int:
    return int.from_bytes(raw)


def _text(raw: bytes) -> str:
    return raw.decode("utf-16-be") if len(raw) > 1 else raw.decode("latin-1")
