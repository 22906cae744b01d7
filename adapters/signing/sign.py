"""Ký số thử nghiệm — person certifies, agency approves, as Điều 9 orders. DEVELOPMENT ONLY.

The order of the file matters more than the mathematics: every signature field exists before
anybody signs, the person's signature allows form filling only, and the agency's comes last. The
appearances are pages drawn by reportlab, because pyHanko spreads the letters of 2048-unit fonts.
"""

from __future__ import annotations

import asyncio
import io
import uuid
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, cast

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adapters.signing.authority import Credentials
from adapters.signing.stamps import Places, handwriting, seal

PERSON_FIELD = "KyNguoiCoThamQuyen"
AGENCY_FIELD = "KyCoQuan"


def sign_both(
    pdf: bytes, person: Credentials | None, agency: Credentials | None, at: datetime, places: Places
) -> bytes:
    """Ký hai chữ ký — see `authority.sign_pdf`."""
    return _finish(_in_order(_with_fields(pdf, places), person, agency, at))


def sign_agency(pdf: bytes, agency: Credentials, at: datetime) -> bytes:
    """Ký tiếp chữ ký của cơ quan — see `authority.seal_pdf`."""
    return _finish(_in_order(pdf, None, agency, at))


def _finish(work: Coroutine[Any, Any, bytes]) -> bytes:
    """Run to the end from anywhere, also from inside a running loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _with_fields(pdf: bytes, places: Places) -> bytes:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for name, box in ((PERSON_FIELD, places.person), (AGENCY_FIELD, places.agency)):
        append_signature_field(writer, SigFieldSpec(name, on_page=0, box=cast("Any", box)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


async def _in_order(
    pdf: bytes, person: Credentials | None, agency: Credentials | None, at: datetime
) -> bytes:
    if person is not None:
        meta = _meta(PERSON_FIELD, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
        pdf = await _sign(pdf, person, meta, handwriting(), at)
    if agency is not None:
        picture = seal(agency.name, at)
        pdf = await _sign(pdf, agency, _meta(AGENCY_FIELD), picture, at)
    return pdf


def _meta(field: str, **more: Any) -> Any:
    return signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, **more
    )


async def _sign(pdf: bytes, who: Credentials, meta: Any, picture: bytes, at: datetime) -> bytes:
    signer = _DatedSigner(meta, signer=_signer(who), stamp_style=_style(picture))
    signer.at = at
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    out = await signer.async_sign_pdf(writer, existing_fields_only=True)
    return bytes(out.getvalue())


def _signer(who: Credentials) -> Any:
    store = cast("Any", SimpleCertificateStore)()
    for above in who.chain:
        store.register(_asn1(above.public_bytes(serialization.Encoding.DER)))
    key = who.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=_asn1(who.certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
        embed_roots=False,  # an embedded root is covered by nothing and trusted by nobody
    )


def _asn1(der: bytes) -> asn1.Certificate:
    return asn1.Certificate.load(der)


class _DatedSigner(signers.PdfSigner):
    """Signs at the moment it is told, not at the process's: the demo's clock can be moved."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


class _Picture(PdfContent):
    """A one-page PDF as a signature's appearance."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.page = page

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.page)))
        name = f"/Picture{uuid.uuid4().hex}"
        self.resources.xobject[name] = form
        left, bottom, right, top = (float(edge) for edge in form.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return f"{name} Do".encode()


def _style(page: bytes) -> StaticStampStyle:
    return StaticStampStyle(
        background=_Picture(page),
        background_opacity=1.0,
        border_width=0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins(0, 0, 0, 0),
            inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
        ),
    )
