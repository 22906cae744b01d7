"""Tự kiểm tra tệp vừa ký — nothing leaves that does not hold; trust is the verifier's business."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from adapters.signing.opening import BROKEN
from core.signing.refusals import SignedFileNotValid


async def check_finished(pdf: bytes) -> None:
    """Mọi chữ ký còn nguyên và đúng — also those that were there before; `SignedFileNotValid`."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        found = list(reader.embedded_regular_signatures)
        holding = [await _holds(one) for one in found]
    except BROKEN as error:
        raise SignedFileNotValid from error
    if not holding or not all(holding):
        raise SignedFileNotValid


async def _holds(signature: Any) -> bool:
    known = [signature.signer_cert, *_of_timestamps(signature.signer_info)]
    context = ValidationContext(trust_roots=known, allow_fetching=False)
    status = await async_validate_pdf_signature(signature, context)
    if not (status.intact and status.valid and status.docmdp_ok):
        return False
    return bool(status.modification_level <= ModificationLevel.FORM_FILLING)


def _of_timestamps(signer: Any) -> Iterator[Any]:
    """Whether the timestamp service is one to be trusted is not asked here."""
    for attribute in signer["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            for token in attribute["values"]:
                yield from (one.chosen for one in token["content"]["certificates"])
