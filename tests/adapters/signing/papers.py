"""Signed letters of the battery: prepared form, leader, number and date, agency, and the archive."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko_certvalidator import ValidationContext
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.adapters.signing import pki
from tests.adapters.signing.pki import AT

FONTS = Path(__file__).resolve().parents[3] / "assets" / "fonts"
NUMBER, DATE = "so_ky_hieu", "ngay_ban_hanh"
VALUES = {NUMBER: "Số: 20/2026/QĐ-UBND", DATE: "Thử, ngày 23 tháng 11 năm 2026"}
LEADER, AGENCY = "KyLanhDao", "KyCoQuan"


@dataclass(frozen=True)
class Signing:
    """One signature: whose certificate, into which field, at what moment, how long it keeps."""

    who: str
    field: str
    certify: bool = False
    at: datetime = AT
    authority: str = pki.OURS
    chain: bool = True
    level: str = "B"
    digest: str = "sha256"
    forbid: bool = False
    tsa: str = "tsa"


class _At(signers.PdfSigner):
    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


@cache
def page_of(text: str, width: float = 200, height: float = 20) -> bytes:
    """A page with this text, in a font that has Vietnamese."""
    if "Tinos" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Tinos", str(FONTS / "Tinos-Regular.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setFont("Tinos", 12)
    canvas.drawString(4, 5, text)
    canvas.save()
    return out.getvalue()


@cache
def letter() -> bytes:
    return page_of("Quyết định về việc thử nghiệm", 595, 842)


def prepared(
    content: bytes | None = None,
    *,
    signatures: tuple[str, ...] = (LEADER, AGENCY),
    texts: tuple[str, ...] = (NUMBER, DATE),
    lock: bool = True,
) -> bytes:
    """Every field before anybody signs; the agency's locks number and date."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content or letter()))
    for place, name in enumerate(signatures):
        locked = lock and name == AGENCY
        spec = fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, [NUMBER, DATE])
        box = (300, 100 + 60 * place, 420, 150 + 60 * place)
        asked = fields.SigFieldSpec(name, box=box, field_mdp_spec=spec if locked else None)
        fields.append_signature_field(writer, asked)
    for place, name in enumerate(texts):
        _text_field(writer, name, (60, 780 - 30 * place, 260, 800 - 30 * place))
    return written(writer)


def _text_field(writer: Any, name: str, box: tuple[float, ...]) -> None:
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    field = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Widget"),
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): generic.TextStringObject(name),
                pdf_name("/F"): generic.NumberObject(4),
                pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf 0 g"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, box)),
                pdf_name("/P"): page,
            }
        )
    )
    listed = page.get_object()
    if "/Annots" not in listed:
        listed["/Annots"] = generic.ArrayObject()
    listed["/Annots"].append(field)
    writer.update_container(listed)
    form = writer.root["/AcroForm"]
    form["/Fields"].append(field)
    writer.update_container(form["/Fields"])


def filled(content: bytes, values: dict[str, str], drawn: dict[str, str] | None = None) -> bytes:
    """Number and date; `drawn` is what the eye sees when it is not the same."""
    return written(fill(IncrementalPdfFileWriter(io.BytesIO(content)), values, drawn))


def fill(writer: Any, values: dict[str, str], drawn: dict[str, str] | None = None) -> Any:
    for raw in writer.root["/AcroForm"]["/Fields"]:
        field = raw.get_object()
        value = values.get(str(field["/T"]))
        if value is None:
            continue
        shown = (drawn or {}).get(str(field["/T"]), value)
        page = PdfFileReader(io.BytesIO(page_of(shown)))
        normal = writer.import_page_as_xobject(page, page_ix=0)
        field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): normal})
        field[pdf_name("/V")] = generic.TextStringObject(value)
        field[pdf_name("/Ff")] = generic.NumberObject(1)
        writer.update_container(field)
    return writer


def sign(content: bytes | Any, how: Signing) -> bytes:
    writer = content
    if isinstance(content, bytes):
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
    stamped = how.level != "B"
    meta = signers.PdfSignatureMetadata(
        field_name=how.field,
        md_algorithm=how.digest,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=how.certify,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES if how.forbid else fields.MDPPerm.FILL_FORMS,
        embed_validation_info=how.level in {"LT", "LTA"},
        use_pades_lta=how.level == "LTA",
        validation_context=context(how.at) if how.level in {"LT", "LTA"} else None,
    )
    signer = _At(
        meta,
        signer=pki.signer(how.who, how.authority, chain=how.chain),
        timestamper=pki.timestamper(how.at, how.authority, how.tsa) if stamped else None,
    )
    signer.at = how.at
    return asyncio.run(signer.async_sign_pdf(writer)).getvalue()


def context(at: datetime) -> ValidationContext:
    """What the signing office knew at that moment, for the evidence it embeds."""
    return ValidationContext(
        trust_roots=[pki.cert("root")],
        other_certs=[pki.cert("interm"), pki.cert("tsa")],
        crls=pki.crls(at),
        moment=at,
        best_signature_time=at,
        revocation_mode="hard-fail",
        allow_fetching=False,
    )


def both(
    leader: Signing | None = None,
    agency: Signing | None = None,
    *,
    base: bytes | None = None,
    values: dict[str, str] = VALUES,
    drawn: dict[str, str] | None = None,
) -> bytes:
    """The whole chain as Điều 9 orders: leader, then number, date and seal in one revision."""
    first = sign(base or prepared(), leader or Signing("leader", LEADER, certify=True))
    writer = fill(IncrementalPdfFileWriter(io.BytesIO(first)), values, drawn)
    return sign(writer, agency or Signing("agency", AGENCY))


def sealed_by(label: str, **more: Any) -> bytes:
    leader = replace(Signing("leader", LEADER, certify=True), **_shared(more))
    return both(leader, Signing(label, AGENCY, **more))


def _shared(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if name in {"at", "level"}}


def timestamped(content: bytes, at: datetime = AT) -> bytes:
    """One more archive timestamp, with evidence about the one before."""
    stamper = PdfTimeStamper(pki.timestamper(at))
    reader = PdfFileReader(io.BytesIO(content))
    if not list(reader.embedded_timestamp_signatures):
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        return asyncio.run(stamper.async_timestamp_pdf(writer, "sha256")).getvalue()
    done = stamper.async_update_archival_timestamp_chain(reader, context(at))
    return asyncio.run(done).getvalue()


def with_stream(content: bytes, key: str, body: bytes) -> bytes:
    """The number's appearance is a stream of this body, compressed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    made = generic.StreamObject(stream_data=body)
    made[pdf_name("/Subtype")] = pdf_name("/Form")
    made[pdf_name("/BBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9)))
    made.compress()
    ref = writer.add_object(made)
    for one in writer.root["/AcroForm"]["/Fields"]:
        raw = one.get_object()
        if str(raw["/T"]) == NUMBER:
            raw[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): ref})
            raw[pdf_name("/V")] = generic.TextStringObject(key)
            writer.update_container(raw)
    return written(writer)


def written(writer: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
