"""What may befall a signed letter: changes of its content, its form, its ranges and containers."""

from __future__ import annotations

import io
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields

from tests.adapters.signing.papers import DATE, NUMBER, VALUES, written

FORGED_VALUES = {NUMBER: "Số: 99/2026/QĐ-UBND", DATE: VALUES[DATE]}


def with_value_alone(content: bytes) -> bytes:
    """/V is another number; what is drawn stays."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    for one in writer.root["/AcroForm"]["/Fields"]:
        raw = one.get_object()
        if str(raw["/T"]) == NUMBER:
            raw[pdf_name("/V")] = generic.TextStringObject(FORGED_VALUES[NUMBER])
            writer.update_container(raw)
    return written(writer)


def with_annotation(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    box = [generic.NumberObject(one) for one in (100, 300, 300, 360)]
    note = generic.DictionaryObject(
        {pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
         pdf_name("/Contents"): generic.TextStringObject("đã sửa"),
         pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf"),
         pdf_name("/Rect"): generic.ArrayObject(box)}
    )  # fmt: skip
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    return written(writer)


def with_field_added(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    fields.append_signature_field(writer, fields.SigFieldSpec("KyThem", box=(60, 20, 160, 60)))
    return written(writer)


def with_javascript(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    action = {
        pdf_name("/S"): pdf_name("/JavaScript"),
        pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
    }
    writer.root["/OpenAction"] = writer.add_object(generic.DictionaryObject(action))
    writer.update_root()
    return written(writer)


def with_launch(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    action = {pdf_name("/S"): pdf_name("/Launch"), pdf_name("/F"): generic.pdf_string("cmd.exe")}
    writer.root["/OpenAction"] = writer.add_object(generic.DictionaryObject(action))
    writer.update_root()
    return written(writer)


def with_xfa(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    form = writer.root["/AcroForm"]
    form["/XFA"] = writer.add_object(generic.StreamObject(stream_data=b"<xdp:xdp/>"))
    writer.update_container(form)
    return written(writer)


def with_byte_changed(content: bytes) -> bytes:
    """One byte of the page's own drawing; nothing else moves."""
    place = content.index(b"stream") + 20
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def _ranges(content: bytes, change: Callable[[list[int]], list[int]]) -> bytes:
    """The last signature's /ByteRange rewritten in place; its room stays the same."""
    start = content.rindex(b"/ByteRange [") + len(b"/ByteRange [")
    end = content.index(b"]", start)
    numbers = change([int(one) for one in content[start:end].split()])
    said = b" ".join(b"%d" % one for one in numbers)
    assert len(said) <= end - start, "no room"
    return content[:start] + said.ljust(end - start) + content[end:]


def with_hole(content: bytes) -> bytes:
    """The unsigned gap grows by ten bytes beyond the container."""
    return _ranges(content, lambda r: [r[0], r[1], r[2] + 10, r[3] - 10])


def with_shifted_range(content: bytes) -> bytes:
    return _ranges(content, lambda r: [1, r[1] - 1, r[2], r[3]])


def with_short_range(content: bytes) -> bytes:
    """The last forty bytes are no longer covered."""
    return _ranges(content, lambda r: [*r[:3], r[3] - 40])


def with_negative_range(content: bytes) -> bytes:
    return _ranges(content, lambda r: [0, r[1], -1, 5])


def with_range_too_long(content: bytes) -> bytes:
    return _ranges(content, lambda r: [0, 9, 9, 9])


def with_gap_filled(content: bytes) -> bytes:
    """Something hides in the container's own room, after the signature."""
    end = content.index(b">", content.rindex(b"/Contents <"))
    return content[: end - 10] + b"beef" + content[end - 6 :]
