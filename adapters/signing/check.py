"""Kiểm tra chữ ký số trên tệp PDF (R-8.1a, C1–C6) — one file in, one report out.

A plain function: no clock, no disk, no network. It blocks and may be slow on hostile files, so
the product calls it through `verifier.Verifier`, in a process that can be killed.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from adapters.signing.chain import Knowledge, certificate, revocation_list
from adapters.signing.examine import Examined, examine
from adapters.signing.identity import matches_sender
from adapters.signing.opening import BROKEN, Unreadable, open_pdf
from adapters.signing.summary import summarise, tail_of, undecided
from core.signing.report import Finding, Result, SignatureReport, verdict_of
from core.text import Text

MAX_SIGNATURES = 40


def check(
    content: bytes, trust_roots: list[bytes], crls: list[bytes], at: datetime
) -> SignatureReport:
    """Báo cáo kiểm tra — C1…C6, each once. `at` is aware. ValueError: a root or CRL is none."""
    return check_from(content, trust_roots, crls, at, "")


def check_from(
    content: bytes, trust_roots: list[bytes], crls: list[bytes], at: datetime, sender: str
) -> SignatureReport:
    """Báo cáo kiểm tra — the same, and C7 when the sender's agency code is known."""
    knowledge = Knowledge(
        tuple(root for raw in trust_roots for root in _roots(raw)),
        tuple(map(revocation_list, crls)),
    )
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        examined = asyncio.run(_examine_all(open_pdf(content), knowledge, at))
        findings = summarise(examined, tail_of(content))
    except Unreadable as error:
        examined, findings = [], undecided(error.result, error.text)
    if sender:
        codes = [one.code for one in examined if one.seen and one.seen.is_agency]
        findings = (*findings, matches_sender(codes, sender))
    seen = tuple(one.seen for one in examined if one.seen)
    return SignatureReport(sha256, verdict_of(findings), findings, seen)


def _roots(raw: bytes) -> Iterable[x509.Certificate]:
    """A PEM file may hold several certificates."""
    begin = b"-----BEGIN CERTIFICATE-----"
    parts = raw.split(begin)[1:]
    return [certificate(begin + part) for part in parts] if parts else [certificate(raw)]


async def _examine_all(reader: Any, knowledge: Knowledge, at: datetime) -> list[Examined]:
    opened = [_opened(reader, name, field) for name, field in _filled(reader)]
    signatures = sorted((one for one in opened if one), key=lambda one: int(one.signed_revision))
    regular = [one for one in signatures if one.sig_object_type == "/Sig"]
    lost = [_unreadable() for one in opened if one is None]
    return lost + [await _guarded(one, knowledge, at, last=one is regular[-1]) for one in regular]


def _filled(reader: Any) -> list[tuple[str, Any]]:
    """Signed fields, found by ourselves: pyHanko's own list silently skips kinds it cannot read."""
    try:
        found = [(name, field) for name, _, field in enumerate_sig_fields(reader, True)]
    except BROKEN as error:
        raise Unreadable(Result.FAIL, "verification-file-damaged") from error
    if len(found) > MAX_SIGNATURES:
        raise Unreadable(Result.UNKNOWN, "verification-file-too-heavy")
    return found


def _opened(reader: Any, name: str, field: Any) -> Any | None:
    try:
        return EmbeddedPdfSignature(reader, field, name)
    except BROKEN:
        return None


async def _guarded(signature: Any, knowledge: Knowledge, at: datetime, *, last: bool) -> Examined:
    try:
        return await examine(signature, knowledge, at, last=last)
    except BROKEN:
        return _unreadable()


def _unreadable() -> Examined:
    text = Text.of("verification-signature-unreadable")
    return Examined(None, (Finding("C3", Result.FAIL, text),))
