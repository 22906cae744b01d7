"""Ô điền và ô ký — everything that later hands will fill stands in the file before anybody signs.

After the leader's certifying signature no field may be added, so all of them are made here; the
agency's carries the lock that keeps number and date from being changed once it has signed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pyhanko.pdf_utils import generic as pdf_objects
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    SigFieldSpec,
    append_signature_field,
)

from adapters.signing.faces import page as drawn
from adapters.signing.stamps import font
from core.signing.making import Plan
from core.signing.places import (
    AGENCY_FIELD,
    CORNER,
    DATE_FIELD,
    INITIAL_FIELD,
    LEADER_FIELD,
    REFERENCE_FIELD,
    STAMP_HEIGHT,
    STAMPS,
    Blank,
    Place,
    Places,
    numbered,
    top_right,
)
from core.signing.refusals import PlaceOffPage

generic: Any = pdf_objects  # without annotations of its own
PRINTED, READ_ONLY = 4, 1
RED = (0.87, 0.04, 0.07)


def with_fields(pdf: bytes, plan: Plan) -> bytes:
    """Tệp có đủ ô ký — one revision that only appends; raises `PlaceOffPage`."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    places = _cornered(writer, plan) if plan.corner else plan.places
    if plan.urgency and places.urgency:
        _stamp(writer, plan.urgency, places.urgency)
    blanks = [(name, blank) for name, blank in _blanks(places) if blank is not None]
    for name, blank in blanks:
        _text_field(writer, name, blank)
    for name, place in _signatures(places):
        lock = [one for one, _ in blanks] if name == AGENCY_FIELD else []
        _signature_field(writer, name, place, lock)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _cornered(writer: Any, plan: Plan) -> Places:
    left, bottom, right, top = _shown(writer, 0)
    across, down = plan.corner or (0.0, 0.0)
    across = min(across, (right - left) / 2 - CORNER)  # R-8.5c: on a small page too, to the right
    return Places(agencies=(top_right(right - left, top - bottom, across, down),))


def _blanks(places: Places) -> tuple[tuple[str, Blank | None], ...]:
    return ((REFERENCE_FIELD, places.reference), (DATE_FIELD, places.issued))


def _signatures(places: Places) -> Iterator[tuple[str, Place]]:
    rows: tuple[tuple[str, Sequence[Place]], ...] = (
        (INITIAL_FIELD, places.initials),
        (LEADER_FIELD, places.leaders),
        (AGENCY_FIELD, places.agencies),
    )
    for name, found in rows:
        for index, place in enumerate(found):
            yield numbered(name, index), place


def _signature_field(writer: Any, name: str, place: Place, lock: list[str]) -> None:
    spec = FieldMDPSpec(FieldMDPAction.INCLUDE, lock) if lock else None
    box = cast("Any", _box(writer, place))
    append_signature_field(
        writer, SigFieldSpec(name, on_page=place.page, box=box, field_mdp_spec=spec)
    )


def _text_field(writer: Any, name: str, blank: Blank) -> None:
    page, page_ref = _page(writer, blank.place.page)
    made = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Widget"),
        pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): generic.pdf_string(name),
        pdf_name("/F"): generic.NumberObject(PRINTED),
        pdf_name("/Ff"): generic.NumberObject(READ_ONLY),  # filled by the office, not by a viewer
        pdf_name("/DA"): generic.pdf_string(f"/Helv {blank.size:g} Tf 0 g"),
        pdf_name("/Q"): generic.NumberObject(1),
        pdf_name("/Rect"): _numbers(_box(writer, blank.place)),
        pdf_name("/P"): page_ref,
    })  # fmt: skip
    if blank.covers:
        made["/MK"] = generic.DictionaryObject({pdf_name("/BG"): _numbers((1.0,))})
    ref = writer.add_object(made)
    _listed(writer, page, "/Annots", ref)
    _listed(writer, _form(writer), "/Fields", ref)


def _form(writer: Any) -> Any:
    root = writer.root
    if "/AcroForm" not in root:
        empty = {pdf_name("/Fields"): generic.ArrayObject()}
        root["/AcroForm"] = writer.add_object(generic.DictionaryObject(empty))
        writer.update_root()
    return root["/AcroForm"]


def _listed(writer: Any, holder: Any, key: str, ref: Any) -> None:
    if key not in holder:
        holder[key] = generic.ArrayObject()
    holder[key].append(ref)
    writer.update_container(holder[key])
    writer.update_container(holder)


def _stamp(writer: Any, word: str, place: Place) -> None:
    """Dấu khẩn — drawn into the page, as content: nobody can take it away later (R-10.3a)."""
    width, height = STAMPS[word], STAMP_HEIGHT
    left = (place.left + place.right - width) / 2
    box = _box(writer, Place(place.page, left, place.top - height, left + width, place.top))
    pdf = drawn(width, height, lambda canvas: _frame(canvas, word, width, height))
    form = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(pdf)))
    names = generic.DictionaryObject({pdf_name("/DauKhan"): form})
    resources = generic.DictionaryObject({pdf_name("/XObject"): names})
    words = b"q 1 0 0 1 %.3f %.3f cm /DauKhan Do Q" % box[:2]
    _isolated(writer, place.page)
    writer.add_stream_to_page(
        place.page, writer.add_object(generic.StreamObject(stream_data=words)), resources
    )


def _isolated(writer: Any, number: int) -> None:
    """What the page draws may leave its coordinates changed; what is added must not follow it."""
    saved = writer.add_object(generic.StreamObject(stream_data=b"q"))
    writer.add_stream_to_page(number, saved, prepend=True)
    writer.add_stream_to_page(number, writer.add_object(generic.StreamObject(stream_data=b"Q")))


def _frame(canvas: Any, word: str, width: float, height: float) -> None:
    canvas.setStrokeColorRGB(*RED)
    canvas.setFillColorRGB(*RED)
    canvas.setLineWidth(1.4)
    canvas.rect(0.7, 0.7, width - 1.4, height - 1.4)
    canvas.setFont(font("Tinos-Bold"), 13)
    canvas.drawCentredString(width / 2, height / 2 - 4.5, word)


def _box(writer: Any, place: Place) -> tuple[float, float, float, float]:
    """In the file's own coordinates; nothing may lie outside what is shown of the page."""
    if not 0 <= place.page < int(writer.root["/Pages"]["/Count"]):
        raise PlaceOffPage
    left, bottom, right, top = _shown(writer, place.page)
    box = (left + place.left, bottom + place.bottom, left + place.right, bottom + place.top)
    inside = left <= box[0] < box[2] <= right and bottom <= box[1] < box[3] <= top
    if not inside:
        raise PlaceOffPage
    return box


def _shown(writer: Any, number: int) -> tuple[float, float, float, float]:
    """CropBox, else MediaBox, inherited or not."""
    page, _ = _page(writer, number)
    for key in ("/CropBox", "/MediaBox"):
        holder: Any = page
        while holder is not None:
            if key in holder:
                left, bottom, right, top = (float(edge) for edge in holder[key])
                return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
            holder = holder["/Parent"] if "/Parent" in holder else None  # noqa: SIM401 - get() gives the reference
    return 0.0, 0.0, 595.0, 842.0


def _page(writer: Any, number: int) -> tuple[Any, Any]:
    ref, _ = writer.find_page_for_modification(number)
    return ref.get_object(), ref


def _numbers(values: Sequence[float]) -> Any:
    return generic.ArrayObject(generic.FloatObject(round(value, 3)) for value in values)
