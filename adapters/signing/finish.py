"""Hoàn tất ký — the key's answer goes into the file, timestamps after it, and all is checked again.

What comes back from a token or another machine is believed only after it has been verified: a
wrong key would make a document that is void, and nobody would see it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import ClientError
from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.sign import signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_signer import (
    PdfTBSDocument,
    PostSignInstructions,
    PreSignValidationStatus,
)
from pyhanko.sign.timestamps import TimestampRequestError

from adapters.signing.begin import DIGEST
from adapters.signing.certificates import Evidence, check_trusted, loaded
from adapters.signing.finished import check_finished
from core.errors import Fault, Turn
from core.signing.making import Level, Prepared
from core.signing.refusals import PreparationExpired, SignatureMismatched


@dataclass(frozen=True)
class Means:
    """Phương tiện — the timestamp service (a pyHanko `TimeStamper`) and our own evidence."""

    timestamper: Any = None
    evidence: Evidence = field(default_factory=Evidence)


async def finish(prepared: Prepared, signature: bytes, now: datetime, means: Means) -> bytes:
    """Tệp đã ký, hoặc chữ ký tách rời (DER) — see `core.signing.making.Signing`."""
    if not prepared.at <= now <= prepared.expires_at:
        raise PreparationExpired
    check_signature(prepared, signature)
    try:
        signed = await _signed(prepared, signature, means)
    except (TimestampRequestError, ClientError, TimeoutError, OSError) as error:
        raise Fault(Turn.AGAIN, f"timestamp service: {type(error).__name__}") from error
    except SigningError as error:
        raise Fault(Turn.AGAIN, f"signature not finished: {error}") from error
    if prepared.pdf:
        await check_finished(signed)
    return signed


def check_signature(prepared: Prepared, signature: bytes) -> None:
    """Khóa đã ký có đúng là khóa của chứng thư số — raises `SignatureMismatched`."""
    public = x509.load_der_x509_certificate(prepared.certificate).public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, prepared.attributes, padding.PKCS1v15(), SHA256())
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, prepared.attributes, ec.ECDSA(SHA256()))
        else:
            raise SignatureMismatched
    except InvalidSignature as error:
        raise SignatureMismatched from error


async def _signed(prepared: Prepared, signature: bytes, means: Means) -> bytes:
    leaf, store = loaded(prepared.certificate, prepared.chain)
    signer = signers.ExternalSigner(leaf, store, signature_value=signature, embed_roots=False)
    stamped = prepared.level is not Level.B
    container = await signer.async_sign_prescribed_attributes(
        DIGEST, signed_attrs=cms.CMSAttributes.load(prepared.attributes),
        timestamper=_timestamper(means) if stamped else None,
    )  # fmt: skip
    if not prepared.pdf:
        return bytes(container.dump())
    out = io.BytesIO(prepared.pdf)
    digest = PreparedByteRangeDigest(prepared.digest, prepared.start, prepared.end)
    archived = await _archiving(prepared, means) if prepared.level is Level.LTA else {}
    await PdfTBSDocument.async_finish_signing(out, digest, container, **archived)
    return out.getvalue()


def _timestamper(means: Means) -> Any:
    if means.timestamper is None:
        raise Fault(Turn.AGAIN, "no timestamp service is configured for this level")
    return means.timestamper


async def _archiving(prepared: Prepared, means: Means) -> dict[str, Any]:
    """Dữ liệu để kiểm tra lâu dài — paths and revocation lists, and a timestamp over everything."""
    leaf, store = loaded(prepared.certificate, prepared.chain)
    path = await check_trusted(leaf, store, means.evidence, prepared.at)
    context = means.evidence.context(prepared.at)
    known = PreSignValidationStatus(path, [path], crls_to_embed=context.crls)
    post = PostSignInstructions(known, timestamper=_timestamper(means), embed_roots=False)
    return {"post_sign_instr": post, "validation_context": context}
