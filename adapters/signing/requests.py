"""Câu hỏi OCSP của một tệp — one for each certificate on the way from a signer to a root of ours.

Built in the verifier's child, out of a stranger's file; asked, if at all, by the parent and of the
settings' responders only. Without a nonce, so that an answer can be used again.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from typing import Any

from asn1crypto import algos, ocsp, x509
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from adapters.signing.chain import Knowledge, context
from adapters.signing.check import MAX_SIGNATURES, Given
from adapters.signing.detached import parsed
from adapters.signing.judging import within
from adapters.signing.opening import BROKEN, Unreadable, open_pdf

MAX_REQUESTS = 20


def requests_of(content: bytes, signature: bytes, given: Given) -> list[bytes]:
    """Các câu hỏi, DER — none of a file that cannot be read or leads to no root of ours."""
    knowledge = given.knowledge()
    try:
        signers = list(_detached(signature) if signature else _embedded(content))
    except (*BROKEN, Unreadable):
        return []
    made: dict[bytes, None] = {}
    for leaf, others in signers[:MAX_SIGNATURES]:
        try:
            made |= dict.fromkeys(asyncio.run(_of(leaf, others, knowledge, given)))
        except BROKEN:
            continue
    return list(made)[:MAX_REQUESTS]


def _embedded(content: bytes) -> Iterator[tuple[x509.Certificate, tuple[x509.Certificate, ...]]]:
    for one in open_pdf(content).embedded_regular_signatures:
        yield one.signer_cert, tuple(one.other_embedded_certs)


def _detached(signature: bytes) -> Iterator[tuple[x509.Certificate, tuple[x509.Certificate, ...]]]:
    signed = parsed(signature)
    extract_signer_info(signed)
    held = extract_certs_for_validation(signed)
    yield held.signer_cert, tuple(held.other_certs)


async def _of(
    leaf: x509.Certificate, others: tuple[x509.Certificate, ...], known: Knowledge, given: Given
) -> list[bytes]:
    """Of the whole path, for a chain is worth what its weakest certificate is; not of what a list of
    ours can tell already.
    """
    asked = context(known, within(given.at, leaf))
    checker: Any = CertificateValidator(leaf, (*others, *known.others), asked)
    try:
        path = list(await checker.async_validate_path())
    except (PathBuildingError, ValidationError):
        return []
    told = {
        entry.issuer.hashable
        for entry in known.own
        if (entry["tbs_cert_list"]["next_update"].native or given.at) > given.at
    }
    return [
        _request(one, above)
        for above, one in itertools.pairwise(path)
        if above.subject.hashable not in told
    ]


def _request(about: x509.Certificate, issuer: x509.Certificate) -> bytes:
    named = ocsp.CertId(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha1"}),
            "issuer_name_hash": issuer.subject.sha1,
            "issuer_key_hash": issuer.public_key.sha1,
            "serial_number": about.serial_number,
        }
    )
    request = {"tbs_request": {"request_list": [ocsp.Request({"req_cert": named})]}}
    return bytes(ocsp.OCSPRequest(request).dump())
