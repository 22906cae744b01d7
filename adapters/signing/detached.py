"""Chữ ký rời (CMS, `.p7s`) trên tệp không phải PDF (R-9.2d) — C2…C6 as for a PDF, no form, no
revisions: a detached signature covers the whole file or nothing of it.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from typing import Any

from asn1crypto import cms, pem
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    async_validate_detached_cms,
    extract_certs_for_validation,
)

from adapters.signing.chain import KEY_USAGE, Knowledge, context
from adapters.signing.check import Given
from adapters.signing.embedded import of_the_signature
from adapters.signing.examine import Examined, seen_of, subject_of
from adapters.signing.holders import agency_code
from adapters.signing.identity import matches_sender
from adapters.signing.judging import Facts, judged, within
from adapters.signing.opening import BROKEN
from adapters.signing.proof_of_time import stamp_proves
from adapters.signing.summary import summarise
from core.signing.report import Evidence, Finding, Result, SignatureReport, verdict_of
from core.text import Text

MAX_SIGNATURE = 4 * 1024 * 1024


@dataclass(frozen=True)
class _Signature:
    signer_info: Any


def check_detached(content: bytes, signature: bytes, given: Given) -> SignatureReport:
    """Báo cáo — C1…C6 of the file under this signature. ValueError: a root or CRL is none."""
    knowledge = given.knowledge()
    try:
        examined = asyncio.run(_examined(content, parsed(signature), knowledge, given))
    except BROKEN:
        text = Text.of("verification-signature-unreadable")
        examined = Examined(None, (Finding("C3", Result.FAIL, text),))
    findings = summarise([examined], b"")
    if given.sender:
        codes = [examined.code] if examined.seen and examined.seen.is_agency else []
        findings = (*findings, matches_sender(codes, given.sender))
    seen = (examined.seen,) if examined.seen else ()
    sha256 = hashlib.sha256(content).hexdigest()
    return SignatureReport(sha256, verdict_of(findings), findings, seen)


def parsed(raw: bytes) -> Any:
    """Chữ ký rời đã đọc — DER or PEM; raises one of `BROKEN`. What carries content of its own is not detached."""
    if len(raw) > MAX_SIGNATURE:
        raise ValueError("too large for a signature")
    der = bytes(pem.unarmor(raw)[2]) if pem.detect(raw) else raw
    signed: Any = cms.ContentInfo.load(der)["content"]
    if signed["encap_content_info"]["content"].native is not None:
        raise ValueError("not detached")
    return signed


async def _examined(content: bytes, signed: Any, knowledge: Knowledge, given: Given) -> Examined:
    info = extract_signer_info(signed)
    held = extract_certs_for_validation(signed)
    leaf = held.signer_cert
    crls, answers = of_the_signature(info)
    known = replace(knowledge, brought=crls, answers=answers)
    asked = context(replace(known, brought=(), answers=()), within(given.at, leaf))
    status = await async_validate_detached_cms(
        content, signed, asked, asked, key_usage_settings=KEY_USAGE
    )
    stamp: Any = status.timestamp_validity
    stamped = await stamp_proves(_Signature(info), stamp, known, given.at)
    seen = seen_of("", status, leaf, stamped=stamped)
    others = (*held.other_certs, *known.others)
    existed = min(given.at, stamp.timestamp) if stamped else given.at
    facts = Facts(status, leaf, others, seen, given.at, existed)
    found = await judged(facts, known)
    key, result = ("verification-intact", Result.PASS)
    if not status.intact:
        key, result = ("verification-altered", Result.FAIL)
    findings = (facts.says("C2", result, key), *found.findings)
    evidence = Evidence(
        coverage="DETACHED", modification="NONE", digest=status.md_algorithm,
        claimed_at=status.signer_reported_dt, stamped_at=stamp.timestamp if stamp else None,
        existed_by=existed if facts.proven else None, chain=found.chain,
        revocation=found.lives.asked, findings=findings,
    )  # fmt: skip
    code = agency_code(subject_of(leaf))
    return Examined(replace(seen, evidence=evidence), findings, code)
