"""Dữ liệu thu hồi kèm trong tệp — CRLs, OCSP answers and certificates that the signer embedded.

They are only believed as far as they are signed: certvalidator checks each against our roots.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pyhanko.sign.general import (
    MultivaluedAttributeError,
    NonexistentAttributeError,
    find_unique_cms_attribute,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError

from adapters.signing.chain import Knowledge

MAX_ENTRIES = 100


def brought_along(signature: Any, knowledge: Knowledge) -> Knowledge:
    """What is known, with what this signature and its file bring; raises what parsing raises."""
    crls, answers = _of_the_document(signature.reader)
    more_crls, more_answers = of_the_signature(signature.signer_info)
    return replace(
        knowledge,
        brought=(*crls, *more_crls)[:MAX_ENTRIES],
        answers=(*answers, *more_answers)[:MAX_ENTRIES],
    )


def _of_the_document(reader: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    from asn1crypto import crl, ocsp

    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return (), ()
    crls = tuple(crl.CertificateList.load(ref.get_object().data) for ref in store.crls)
    answers = tuple(ocsp.OCSPResponse.load(ref.get_object().data) for ref in store.ocsps)
    return crls, answers


def of_the_signature(signer_info: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Adobe's attribute, which the Vietnamese signing tools write."""
    try:
        found = find_unique_cms_attribute(
            signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
    except (NonexistentAttributeError, MultivaluedAttributeError):
        return (), ()
    return tuple(found["crl"] or ()), tuple(found["ocsp"] or ())
