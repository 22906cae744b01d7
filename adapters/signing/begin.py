"""Bắt đầu ký — the file up to the signature's own bytes, and what the key has to sign.

Number, date and the agency's signature go into one revision, because pyHanko mistakes an unchanged
field of an earlier one for a changed one as soon as anything is appended. Nothing here touches the
network: timestamps come at the end.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Sequence
from typing import Any

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
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

from adapters.signing.certificates import Evidence, check_fit, check_trusted, loaded
from adapters.signing.faces import face, shows_seal
from adapters.signing.filling import fill, place_of
from adapters.signing.opening import BROKEN
from adapters.signing.times import VIETNAM
from core.signing.making import WAIT, Act, Kind, Level, Prepared
from core.signing.places import MM
from core.signing.refusals import CertificateUnfit, DraftDamaged, SealSizeDiffers

DIGEST = "sha256"
SEAL_TOLERANCE = 0.5
"""In millimetres."""
ROOM, TIMESTAMP_ROOM = 4096, 12288
"""Bytes kept free for a signature beside its certificates, and for a timestamp's token."""


async def begin(
    pdf: bytes,
    certificate: bytes,
    act: Act,
    chain: Sequence[bytes] = (),
    evidence: Evidence | None = None,
    *,
    careless: bool = False,
) -> Prepared:
    """Chuẩn bị một chữ ký — raises the refusals of the file, the field and the certificate; what
    is `careless` takes any certificate, to make the bad files of demonstrations and tests.
    """
    signer = await external(certificate, chain, act, evidence, careless=careless)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        first = not any(True for _ in writer.prev.embedded_signatures)
    except BROKEN as error:
        raise DraftDamaged from error
    size = place_of(writer, act.field)
    if shows_seal(act):
        _check_seal(act, size[0])
    if act.kind is Kind.DOCUMENT:
        fill(writer, act)
    maker: Any = _DatedSigner(
        _meta(act, first), signer=signer, stamp_style=_style(face(act, *size))
    )
    maker.act = act
    digest, _, out = await maker.async_digest_doc_for_signing(
        writer, existing_fields_only=True, bytes_reserved=2 * _room(certificate, chain, act)
    )
    attributes = await signer.signed_attrs(digest.document_digest, DIGEST, use_pades=True)
    return Prepared(
        out.getvalue(), attributes.dump(), digest.document_digest,
        digest.reserved_region_start, digest.reserved_region_end,
        certificate, tuple(chain), act.profile.level, act.at, act.at + WAIT,
    )  # fmt: skip


async def begin_detached(
    content: bytes,
    certificate: bytes,
    act: Act,
    chain: Sequence[bytes] = (),
    evidence: Evidence | None = None,
) -> Prepared:
    """Chuẩn bị chữ ký tách rời (R-9.2d) — for an attachment that is no PDF; CAdES, one file beside."""
    signer = await external(certificate, chain, act, evidence)
    digest = hashlib.sha256(content).digest()
    attributes = await signer.signed_attrs(
        digest, DIGEST, is_pdf_sig=False,
        attr_settings=PdfCMSSignedAttributes(signing_time=act.at),
    )  # fmt: skip
    return Prepared(
        b"", attributes.dump(), digest, 0, 0, certificate, tuple(chain),
        act.profile.level, act.at, act.at + WAIT,
    )  # fmt: skip


async def external(
    certificate: bytes,
    chain: Sequence[bytes],
    act: Act,
    evidence: Evidence | None,
    *,
    careless: bool = False,
) -> Any:
    """Người ký ở nơi khác — once the certificate has been found fit to sign at that moment."""
    try:
        leaf, store = loaded(certificate, chain)
    except (ValueError, TypeError) as error:
        raise CertificateUnfit(holder="") from error
    if not careless:
        check_fit(leaf, act.at)
    if evidence is not None:
        await check_trusted(leaf, store, evidence, act.at)
    # an embedded root is covered by nothing and trusted by nobody
    return signers.ExternalSigner(leaf, store, signature_value=512, embed_roots=False)


def _meta(act: Act, first: bool) -> Any:
    certify = first and act.kind is Kind.LEADER
    return signers.PdfSignatureMetadata(
        field_name=act.field, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES,
        certify=certify, docmdp_permissions=MDPPerm.FILL_FORMS,
    )  # fmt: skip


def _check_seal(act: Act, width: float) -> None:
    """The place must be as wide as the seal, or the seal would be cut or drawn beside it."""
    prepared = width / MM
    if abs(prepared - act.profile.seal_mm) > SEAL_TOLERANCE:
        raise SealSizeDiffers(prepared=f"{prepared:.0f}", wanted=f"{act.profile.seal_mm:g}")


def _room(certificate: bytes, chain: Sequence[bytes], act: Act) -> int:
    stamped = TIMESTAMP_ROOM if act.profile.level is not Level.B else 0
    return ROOM + len(certificate) + sum(map(len, chain)) + stamped


class _DatedSigner(signers.PdfSigner):
    """Writes the moment that the picture shows, to the second, in Vietnamese time."""

    act: Act

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.act.at.astimezone(VIETNAM).replace(microsecond=0)
        return session


class _Picture(PdfContent):
    """A one-page PDF as a signature's appearance. pyHanko's boxes are of whole points, and the
    viewer stretches them to the field's own size: unless the page is made as much smaller, its top
    and right edges are cut off.
    """

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.page = page

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.page)))
        name = f"/Picture{uuid.uuid4().hex}"
        self.resources.xobject[name] = form
        left, bottom, right, top = (float(edge) for edge in form.get_object()["/BBox"])
        across, down = right - left, top - bottom
        self.box = BoxConstraints(width=across, height=down)
        return b"q %.6f 0 0 %.6f 0 0 cm %s Do Q" % (
            int(across) / across, int(down) / down, name.encode(),
        )  # fmt: skip


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
