"""Kiểm tra chữ ký số trên tệp PDF (R-8.1a, C1–C6) — one file in, one report out.

A plain function: no clock, no disk, no network. It blocks and may be slow on hostile files, so
the product calls it through `verifier.Verifier`, in a process that can be killed.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from adapters.signing.chain import Knowledge, answer, certificate, revocation_list
from adapters.signing.changes import open_to_filling
from adapters.signing.content import content_of, shown
from adapters.signing.examine import Examined, Surroundings, examine
from adapters.signing.form import Field
from adapters.signing.identity import matches_sender
from adapters.signing.opening import BROKEN, Unreadable, open_pdf
from adapters.signing.proof_of_time import archive_of
from adapters.signing.summary import summarise, tail_of, undecided
from core.signing.places import DATE_FIELD, REFERENCE_FIELD
from core.signing.report import Finding, Result, SignatureReport, verdict_of
from core.text import Text

MAX_SIGNATURES = 40
FILLABLE = (REFERENCE_FIELD, DATE_FIELD)
"""Ô văn thư được điền giữa hai chữ ký: số, ký hiệu and ngày ban hành, and no other."""


@dataclass(frozen=True)
class Given:
    """Điều kiện kiểm tra — PEM or DER each; `at` is aware; `sender` the declared agency code."""

    at: datetime
    roots: Sequence[bytes] = ()
    crls: Sequence[bytes] = ()
    answers: Sequence[bytes] = ()
    others: Sequence[bytes] = ()
    sender: str = ""
    fillable: Sequence[str] = field(default=FILLABLE)

    def knowledge(self) -> Knowledge:
        """ValueError: one of them is not what it should be."""
        return Knowledge(
            _certificates(self.roots),
            tuple(map(revocation_list, self.crls)),
            own_answers=tuple(map(answer, self.answers)),
            others=_certificates(self.others),
        )


def check(
    content: bytes, trust_roots: list[bytes], crls: list[bytes], at: datetime
) -> SignatureReport:
    """Báo cáo kiểm tra — C1…C6, each once. `at` is aware. ValueError: a root or CRL is none."""
    return check_given(content, Given(at, trust_roots, crls))


def check_given(content: bytes, given: Given) -> SignatureReport:
    """Báo cáo kiểm tra — the same, and C7 when the sender's agency code is known."""
    knowledge = given.knowledge()
    sha256 = hashlib.sha256(content).hexdigest()
    examined: list[Examined] = []
    values: tuple[tuple[str, str], ...] = ()
    until: datetime | None = None
    try:
        examined, more, values, until = asyncio.run(_whole(content, knowledge, given))
        findings = summarise(examined, tail_of(content), more)
    except Unreadable as error:
        findings = undecided(error.result, error.text)
    except MemoryError:
        findings = undecided(Result.UNKNOWN, Text.of("verification-file-too-heavy"))
    if given.sender:
        codes = [one.code for one in examined if one.seen and one.seen.is_agency]
        findings = (*findings, matches_sender(codes, given.sender))
    seen = tuple(one.seen for one in examined if one.seen)
    until = until or min((one.valid_until for one in seen), default=None)
    return SignatureReport(sha256, verdict_of(findings), findings, seen, values, until)


def _certificates(raw: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    return tuple(one for part in raw for one in certificates(part))


def certificates(raw: bytes) -> Iterable[x509.Certificate]:
    """Chứng thư số trong một tệp — a PEM file may hold several. ValueError when it holds none."""
    begin = b"-----BEGIN CERTIFICATE-----"
    parts = raw.split(begin)[1:]
    return [certificate(begin + part) for part in parts] if parts else [certificate(raw)]


async def _whole(
    raw: bytes, knowledge: Knowledge, given: Given
) -> tuple[list[Examined], list[Finding], tuple[tuple[str, str], ...], datetime | None]:
    reader = open_pdf(raw)
    opened = [_opened(reader, name, one) for name, one in _filled(reader)]
    signatures = sorted((one for one in opened if one), key=lambda one: int(one.signed_revision))
    content = content_of(raw, given.fillable)
    regular = [one for one in signatures if one.sig_object_type == "/Sig"]
    stamps = [one for one in signatures if one.sig_object_type == "/DocTimeStamp"]
    archive = await archive_of(stamps, knowledge, given.at)
    may = _open(regular, content.form, given.fillable)
    around = Surroundings(given.at, content.form, given.fillable, archive, may)
    lost = [_unreadable() for one in opened if one is None]
    lost += [_unreadable() for _ in range(len(signatures) - len(regular) - len(stamps))]
    seen = [await _guarded(one, knowledge, around, last=one is regular[-1]) for one in regular]
    more = shown(content)
    if archive.broken:
        more.append(Finding("C3", Result.FAIL, Text.of("verification-archive-broken")))
    values = tuple((one.name, one.value) for one in content.form if one.name in given.fillable)
    return lost + seen, more, values, archive.until


def _open(regular: list[Any], form: Sequence[Field], fillable: Sequence[str]) -> bool:
    try:
        return open_to_filling(regular, form, fillable)
    except BROKEN:
        return False


def _filled(reader: Any) -> list[tuple[str, Any]]:
    """Signed fields, found by ourselves: pyHanko's own list silently skips kinds it cannot read."""
    try:
        found = [(name, one) for name, _, one in enumerate_sig_fields(reader, True)]
    except BROKEN as error:
        raise Unreadable(Result.FAIL, "verification-file-damaged") from error
    if len(found) > MAX_SIGNATURES:
        raise Unreadable(Result.UNKNOWN, "verification-file-too-heavy")
    return found


def _opened(reader: Any, name: str, one: Any) -> Any | None:
    try:
        return EmbeddedPdfSignature(reader, one, name)
    except BROKEN:
        return None


async def _guarded(
    signature: Any, knowledge: Knowledge, around: Surroundings, *, last: bool
) -> Examined:
    try:
        return await examine(signature, knowledge, around, last=last)
    except BROKEN:
        return _unreadable()


def _unreadable() -> Examined:
    text = Text.of("verification-signature-unreadable")
    return Examined(None, (Finding("C3", Result.FAIL, text),))
