"""Ghi số và ngày vào tệp (R-9.2b) — form filling, which the leader's signature allows.

The words are drawn as reportlab pages in Vietnamese type and imported; the field's value says the
same for programs. Both fields stay read-only, and the agency's signature locks them.
"""

from __future__ import annotations

import io
import re
from typing import Any

from pyhanko.pdf_utils import form_tools
from pyhanko.pdf_utils import generic as pdf_objects
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from adapters.signing.faces import page
from adapters.signing.stamps import font
from core.signing.making import Act
from core.signing.places import DATE_FIELD, REFERENCE_FIELD
from core.signing.refusals import NumberAlreadyWritten, SignatureFieldMissing, SignatureFieldTaken

generic: Any = pdf_objects  # without annotations of its own
_SIZE = re.compile(r"(\d+(?:\.\d+)?) Tf")
FACES = {REFERENCE_FIELD: "Tinos-Regular", DATE_FIELD: "Tinos-Italic"}


def fill(writer: Any, act: Act) -> None:
    """Điền số và ngày — those that the act names; raises `NumberAlreadyWritten`."""
    reference = f"Số: {act.reference}" if act.reference else ""
    for name, words in ((REFERENCE_FIELD, reference), (DATE_FIELD, act.issued)):
        if words:
            _write(writer, _blank(writer, name), name, words)


def place_of(writer: Any, name: str) -> tuple[float, float]:
    """Kích thước ô ký — width and height in points of a signature field that is still empty."""
    found = next((one for one in _fields(writer, "/Sig") if one[0] == name), None)
    if found is None:
        raise SignatureFieldMissing(field=name)
    if found[1] is not None:
        raise SignatureFieldTaken(field=name)
    return _size(found[2].get_object())


def _fields(writer: Any, kind: str) -> list[tuple[str, Any, Any]]:
    try:
        fields = writer.root["/AcroForm"]["/Fields"]
    except (KeyError, PdfReadError):
        return []
    tools: Any = form_tools
    return list(tools.enumerate_fields_in(fields, refs_seen=set(), target_field_type=kind))


def _blank(writer: Any, name: str) -> Any:
    found = next((one for one in _fields(writer, "/Tx") if one[0] == name), None)
    if found is None:
        raise SignatureFieldMissing(field=name)
    if found[1] is not None:
        raise NumberAlreadyWritten
    return found[2]


def _write(writer: Any, ref: Any, name: str, words: str) -> None:
    field = ref.get_object()
    width, height = _size(field)
    size = float(found[1]) if (found := _SIZE.search(str(field.get("/DA", "")))) else 13.0
    covered = "/MK" in field and "/BG" in field["/MK"]

    def draw(canvas: Any) -> None:
        if covered:
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(0, 0, width, height, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        face, fitted = font(FACES[name]), size
        while canvas.stringWidth(words, face, fitted) > width and fitted > 4:
            fitted -= 0.25
        canvas.setFont(face, fitted)
        canvas.drawCentredString(width / 2, (height - fitted) / 2 + fitted * 0.22, words)

    drawn = PdfFileReader(io.BytesIO(page(width, height, draw)))
    look = generic.DictionaryObject({pdf_name("/N"): writer.import_page_as_xobject(drawn)})
    field["/AP"] = look
    field["/V"] = generic.TextStringObject(words)
    writer.mark_update(ref)


def _size(field: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    return abs(right - left), abs(top - bottom)
