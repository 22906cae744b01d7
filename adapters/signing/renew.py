"""Gia hạn dấu thời gian lưu trữ (PAdES B-LTA) — one more timestamp over all that a file holds.

The last timestamp is believed as long as its authority's certificate lasts; before that, the next
one proves when it was there. A file without any gets the evidence about its signatures first, while
it can still be had. The file is only ever appended to.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from aiohttp import ClientError
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from adapters.signing.finish import Means
from adapters.signing.finished import check_finished
from adapters.signing.opening import BROKEN
from core.errors import Fault, Turn

_store: Any = DocumentSecurityStore


async def renew(pdf: bytes, now: datetime, means: Means) -> bytes:
    """Tệp có thêm dấu thời gian — begins with every byte of `pdf`. `Fault` AGAIN when the service or
    the evidence cannot be had, NEVER when the file cannot be continued.
    """
    if means.timestamper is None:
        raise Fault(Turn.AGAIN, "no timestamp service is configured")
    try:
        longer = await _longer(pdf, now, means)
    except (TimestampRequestError, ClientError, TimeoutError, OSError) as error:
        raise Fault(Turn.AGAIN, f"timestamp service: {type(error).__name__}") from error
    except (PathBuildingError, ValidationError, SigningError) as error:
        raise Fault(Turn.AGAIN, f"no evidence to keep: {error}"[:200]) from error
    except BROKEN as error:
        raise Fault(Turn.NEVER, f"cannot be continued: {type(error).__name__}") from error
    await check_finished(longer)
    return longer


async def _longer(pdf: bytes, now: datetime, means: Means) -> bytes:
    whole = pdf
    if not list(PdfFileReader(io.BytesIO(pdf)).embedded_timestamp_signatures):
        whole = await _with_evidence(pdf, now, means)
    out = io.BytesIO()
    await PdfTimeStamper(means.timestamper).async_update_archival_timestamp_chain(
        PdfFileReader(io.BytesIO(whole)), means.evidence.context(now),
        in_place=False, output=out, embed_roots=False,
    )  # fmt: skip
    return out.getvalue()


async def _with_evidence(pdf: bytes, now: datetime, means: Means) -> bytes:
    """Chains and revocation lists of every signature, as they can be had today."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    context = means.evidence.context(now)
    for one in writer.prev.embedded_regular_signatures:
        checker: Any = CertificateValidator(
            one.signer_cert, one.other_embedded_certs, means.evidence.context(now)
        )
        path = await checker.async_validate_path()
        _store.supply_dss_in_writer(
            writer, one.pkcs7_content, paths=(path,), validation_context=context,
            embed_roots=False,
        )  # fmt: skip
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
