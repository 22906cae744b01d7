"""Xem một chữ ký — everything C2…C6 need to know about one signature, as findings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature

from adapters.signing.chain import KEY_USAGE, Knowledge, context
from adapters.signing.changes import POLICY, beyond, changed
from adapters.signing.embedded import brought_along
from adapters.signing.form import Field
from adapters.signing.holders import Subject, agency_code, is_agency
from adapters.signing.judging import Facts, Judged, judged, within
from adapters.signing.proof_of_time import Archive, stamp_proves
from core.signing.report import Evidence, Finding, Result, SignatureSeen

__all__ = ["Examined", "Surroundings", "examine", "seen_of"]


@dataclass(frozen=True)
class Examined:
    """Chữ ký đã xem — `seen` is None when not even its certificate could be read."""

    seen: SignatureSeen | None
    findings: tuple[Finding, ...]
    code: str = ""


@dataclass(frozen=True)
class Surroundings:
    """Bối cảnh của tệp — its form, the fields an office may fill in, its archive's timestamps; `open`
    when its first signature lets others be filled in too (`changes.open_to_filling`).
    """

    at: datetime
    form: Sequence[Field] = ()
    fillable: Sequence[str] = ()
    archive: Archive = field(default_factory=Archive)
    open: bool = False


async def examine(
    signature: Any, knowledge: Knowledge, around: Surroundings, *, last: bool
) -> Examined:
    """Kiểm tra một chữ ký — `last`: nothing but upkeep may follow it. Raises what parsing raises."""
    known = brought_along(signature, knowledge)
    leaf = signature.signer_cert
    by = around.archive.existed_by(int(signature.signed_revision), around.at)
    asked = context(replace(known, brought=(), answers=()), within(by, leaf))
    status = await async_validate_pdf_signature(
        signature, asked, key_usage_settings=KEY_USAGE, diff_policy=POLICY
    )
    stamp: Any = status.timestamp_validity
    stamped = await stamp_proves(signature, stamp, known, by)
    seen = seen_of(signature.field_name, status, leaf, stamped=stamped)
    others = (*signature.other_embedded_certs, *known.others)
    existed = min(by, stamp.timestamp) if stamped else by
    facts = Facts(status, leaf, others, seen, around.at, existed)
    whole = _padded(signature)
    found = await judged(facts, known)
    findings = (_integrity(facts, around, whole=whole, last=last), *found.findings)
    seen = replace(seen, evidence=_evidence(facts, found, findings))
    return Examined(seen, findings, agency_code(subject_of(leaf)))


def _padded(signature: Any) -> bool:
    """The gap that no signature covers holds the container and zeros, and nothing hidden."""
    whole: bytes = signature.pkcs7_content
    used = len(cms.ContentInfo.load(whole).dump())
    return not whole[used:].strip(b"\0")


def subject_of(leaf: x509.Certificate) -> Subject:
    fields: dict[str, Any] = leaf.subject.native
    return {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in fields.items()
    }


def seen_of(name: str, status: Any, leaf: x509.Certificate, *, stamped: bool) -> SignatureSeen:
    """Chữ ký như đã thấy — `stamped`: its timestamp is believed, else the time is only claimed."""
    subject = subject_of(leaf)
    common = next(iter(subject.get("common_name", ())), leaf.subject.human_friendly)
    organisation = next(iter(subject.get("organization_name", ())), "")
    agency = is_agency(subject)
    signed_at = status.timestamp_validity.timestamp if stamped else status.signer_reported_dt
    return SignatureSeen(
        field=name,
        signer=common,
        # government certificates put the office into CN and the office above it into O
        organisation=common if agency else organisation,
        issuer=str(leaf.issuer.native.get("common_name", leaf.issuer.human_friendly)),
        serial=format(leaf.serial_number, "x"),
        is_agency=agency,
        signed_at=signed_at,
        time_source="timestamp" if stamped else "claimed" if signed_at else "none",
        valid_from=leaf.not_valid_before,
        valid_until=leaf.not_valid_after,
        code=agency_code(subject) if agency else "",
        fingerprint=hashlib.sha256(leaf.dump()).hexdigest(),
    )


def _integrity(facts: Facts, around: Surroundings, *, whole: bool, last: bool) -> Finding:
    """C2 — digest, coverage, and what was done to the file afterwards."""
    status = facts.status
    covered = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION and whole
    if not status.intact or not covered:
        return facts.says("C2", Result.FAIL, "verification-altered")
    if not status.docmdp_ok or not status.seed_value_ok:
        return facts.says("C2", Result.FAIL, "verification-altered")
    level, fields = changed(status)
    if last and level > ModificationLevel.LTA_UPDATES:
        return facts.says("C2", Result.FAIL, "verification-altered-after-last")
    strange = beyond(fields, around.form, around.fillable)
    if strange:
        names = ", ".join(strange)[:200]
        if around.open:
            return facts.says("C2", Result.UNKNOWN, "verification-field-filled", fields=names)
        return facts.says("C2", Result.FAIL, "verification-field-not-allowed", fields=names)
    return facts.says("C2", Result.PASS, "verification-intact")


def _evidence(facts: Facts, found: Judged, findings: tuple[Finding, ...]) -> Evidence:
    status = facts.status
    stamp = status.timestamp_validity
    level, fields = changed(status)
    return Evidence(
        coverage=status.coverage.name,
        modification=level.name,
        changed_fields=fields,
        digest=status.md_algorithm,
        claimed_at=status.signer_reported_dt,
        stamped_at=stamp.timestamp if stamp is not None else None,
        existed_by=facts.existed_by if facts.proven else None,
        chain=found.chain,
        revocation=found.lives.asked,
        findings=findings,
    )
