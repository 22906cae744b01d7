"""Files made here: small, whole, and each with exactly one thing wrong when it is to be refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEXT = "Ủy ban nhân dân tỉnh\nV/v ứng phó bão số 12\n"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}Cong van so 12}"


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def content_types(main: str) -> bytes:
    part = f'<Override PartName="/part.xml" ContentType="{main}"/>'
    return f'<?xml version="1.0"?><Types xmlns="x">{part}</Types>'.encode()


def ooxml(main: str = WORD, more: Mapping[str, bytes] | None = None) -> bytes:
    files = {"[Content_Types].xml": content_types(main), "part.xml": b"<document/>"}
    return zipped(files | dict(more or {}))


def odf(
    kind: str = "text", more: Mapping[str, bytes] | None = None, manifest: bytes = b""
) -> bytes:
    files = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": b"<office/>",
        "META-INF/manifest.xml": manifest or b"<manifest/>",
    }
    return zipped(files | dict(more or {}), zipfile.ZIP_STORED)


def ole(*names: str, below: tuple[str, ...] = (), locked: bool = False) -> bytes:
    """A compound file: `names` at the top, `below` under the first of them."""
    entries = [_entry("Root Entry", 5, child=1 if names else _NONE)]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else _NONE
        first = len(names) + 1 if below and number == 1 else _NONE
        entries.append(_entry(name, 2, right=right, child=first, start=3, size=4096))
    for number, name in enumerate(below):
        right = len(names) + 2 + number if number + 1 < len(below) else _NONE
        entries.append(_entry(name, 2, right=right))
    while len(entries) % 4:
        entries.append(bytes(128))
    sectors = len(entries) // 4
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    body = bytearray(512 * 16)
    begin = (3 - 1 - sectors) * 512  # where sector 3 lies after table and directory
    body[begin + 11 : begin + 12] = b"\x01" if locked else b"\x00"
    return bytes(header) + table + b"".join(entries) + bytes(body)


_NONE = 0xFFFFFFFF


def _entry(
    name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int = 0, size: int = 0
) -> bytes:
    raw = bytearray(128)
    coded = name.encode("utf-16-le")
    raw[: len(coded)] = coded
    struct.pack_into("<HB", raw, 64, len(coded) + 2, kind)
    struct.pack_into("<III", raw, 68, _NONE, right, child)
    struct.pack_into("<II", raw, 116, start, size)
    return bytes(raw)


def jpeg(*parts: tuple[int, bytes], after: bytes = b"") -> bytes:
    marks = b"".join(
        b"\xff" + bytes([mark]) + struct.pack(">H", len(said) + 2) + said
        for mark, said in ((0xE0, b"JFIF\0"), *parts)
    )
    scan = b"\xff\xda\x00\x02" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + marks + scan + b"\xff\xd9" + after


def lying(content: bytes, name: str, size: int) -> bytes:
    """The same ZIP, whose table of contents declares another size for this entry."""
    at = content.rindex(name.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    return content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]
