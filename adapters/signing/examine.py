"""Xem một chữ ký — everything C2…C6 need to know about one signature, as findings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import cms, x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature

from adapters.signing.chain import KEY_USAGE, Knowledge, Standing, Trust, context, standing, trust
from adapters.signing.embedded import brought_along
from adapters.signing.holders import Subject, agency_code, is_agency
from adapters.signing.times import vietnam
from core.signing.report import Finding, Result, SignatureSeen
from core.text import Text

STRONG = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
MIN_RSA_BITS = 2048
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True)
class Examined:
    """Chữ ký đã xem — `seen` is None when not even its certificate could be read."""

    seen: SignatureSeen | None
    findings: tuple[Finding, ...]
    code: str = ""


@dataclass(frozen=True)
class _Facts:
    """What the three judges look at: pyHanko's status, the certificate, the moments."""

    status: Any
    leaf: x509.Certificate
    others: tuple[x509.Certificate, ...]
    seen: SignatureSeen
    at: datetime
    last: bool
    padded: bool

    @property
    def proven(self) -> bool:
        return self.seen.time_source == "timestamp"

    @property
    def moment(self) -> datetime:
        """The moment to judge chain and revocation at, kept inside the leaf's own period."""
        asked = self.seen.signed_at if self.proven and self.seen.signed_at else self.at
        return min(max(asked, self.seen.valid_from), self.seen.valid_until)

    def says(self, check: str, result: Result, key: str, **params: str) -> Finding:
        return Finding(check, result, Text.of(key, signer=self.seen.signer, **params))


async def examine(signature: Any, knowledge: Knowledge, at: datetime, *, last: bool) -> Examined:
    """Kiểm tra một chữ ký — `last`: nothing but upkeep may follow it. Raises what parsing raises."""
    known = brought_along(signature, knowledge)
    leaf = signature.signer_cert
    moment = min(max(at, leaf.not_valid_before), leaf.not_valid_after)
    asked = context(replace(known, brought=(), answers=()), moment)
    status = await async_validate_pdf_signature(signature, asked, key_usage_settings=KEY_USAGE)
    seen = _seen(signature, status, leaf)
    facts = _Facts(
        status, leaf, tuple(signature.other_embedded_certs), seen, at, last, _padded(signature)
    )
    chain = await _chain(facts, known)
    findings = (_integrity(facts), _crypto(facts), chain, _period(facts), await _live(facts, known))
    return Examined(seen, findings, agency_code(_subject(leaf)))


def _padded(signature: Any) -> bool:
    """The gap that no signature covers holds the container and zeros, and nothing hidden."""
    whole: bytes = signature.pkcs7_content
    used = len(cms.ContentInfo.load(whole).dump())
    return not whole[used:].strip(b"\0")


def _subject(leaf: x509.Certificate) -> Subject:
    fields: dict[str, Any] = leaf.subject.native
    return {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in fields.items()
    }


def _seen(signature: Any, status: Any, leaf: x509.Certificate) -> SignatureSeen:
    subject = _subject(leaf)
    common = next(iter(subject.get("common_name", ())), leaf.subject.human_friendly)
    organisation = next(iter(subject.get("organization_name", ())), "")
    agency = is_agency(subject)
    stamp = status.timestamp_validity
    proven = stamp is not None and stamp.trusted
    signed_at = stamp.timestamp if proven else status.signer_reported_dt
    return SignatureSeen(
        field=signature.field_name,
        signer=common,
        # government certificates put the office into CN and the office above it into O
        organisation=common if agency else organisation,
        issuer=str(leaf.issuer.native.get("common_name", leaf.issuer.human_friendly)),
        serial=format(leaf.serial_number, "x"),
        is_agency=agency,
        signed_at=signed_at,
        time_source="timestamp" if proven else "claimed" if signed_at else "none",
        valid_from=leaf.not_valid_before,
        valid_until=leaf.not_valid_after,
        code=agency_code(subject) if agency else "",
        fingerprint=hashlib.sha256(leaf.dump()).hexdigest(),
    )


def _integrity(facts: _Facts) -> Finding:
    """C2 — digest, coverage, and what was done to the file afterwards."""
    status = facts.status
    covered = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION and facts.padded
    if not status.intact or not covered or not status.docmdp_ok or not status.seed_value_ok:
        return facts.says("C2", Result.FAIL, "verification-altered")
    upkeep = status.modification_level <= ModificationLevel.LTA_UPDATES
    if facts.last and not upkeep:
        return facts.says("C2", Result.FAIL, "verification-altered-after-last")
    return facts.says("C2", Result.PASS, "verification-intact")


def _crypto(facts: _Facts) -> Finding:
    """C3 — the signature verifies, with SHA-256 or better and a key of lawful length."""
    status, key = facts.status, facts.leaf.public_key
    if not status.valid:
        return facts.says("C3", Result.FAIL, "verification-signature-wrong")
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        return facts.says("C3", Result.FAIL, "verification-timestamp-wrong")
    short = key.algorithm == "rsa" and key.bit_size < MIN_RSA_BITS
    if short or status.md_algorithm.lower() not in STRONG:
        return facts.says("C3", Result.FAIL, "verification-signature-weak")
    return facts.says("C3", Result.PASS, "verification-signature-right")


_CHAIN = {
    Trust.TRUSTED: (Result.PASS, "verification-chain-trusted"),
    Trust.UNTRUSTED: (Result.FAIL, "verification-chain-untrusted"),
    Trust.WEAK: (Result.FAIL, "verification-chain-weak"),
    Trust.BROKEN: (Result.FAIL, "verification-chain-broken"),
    Trust.NOT_FOR_SIGNING: (Result.FAIL, "verification-chain-not-for-signing"),
}


async def _chain(facts: _Facts, known: Knowledge) -> Finding:
    """C4 — a path to a configured root; pyHanko's own judgment must not be worse than ours."""
    if not known.roots:
        return facts.says("C4", Result.UNKNOWN, "verification-chain-no-roots")
    found = await trust(facts.leaf, facts.others, known, facts.moment)
    sound = facts.status.valid and facts.status.intact
    if found is Trust.TRUSTED and sound and not facts.status.trusted:
        found = Trust.BROKEN
    result, key = _CHAIN[found]
    return facts.says("C4", result, key, issuer=facts.seen.issuer)


def _period(facts: _Facts) -> Finding:
    """C5 — signed within the certificate's period; a claimed time proves nothing once it is over."""
    seen = facts.seen
    dates = {"since": vietnam(seen.valid_from), "until": vietnam(seen.valid_until)}
    if seen.signed_at is None:
        return facts.says("C5", Result.UNKNOWN, "verification-period-no-time")
    dates["signed"] = vietnam(seen.signed_at)
    if seen.signed_at > seen.valid_until:
        return facts.says("C5", Result.FAIL, "verification-period-expired", **dates)
    if seen.signed_at < seen.valid_from:
        return facts.says("C5", Result.FAIL, "verification-period-early", **dates)
    if seen.signed_at > facts.at + CLOCK_SKEW:
        return facts.says("C5", Result.UNKNOWN, "verification-period-future", **dates)
    if facts.at > seen.valid_until and not facts.proven:
        return facts.says("C5", Result.UNKNOWN, "verification-period-unproven", **dates)
    return facts.says("C5", Result.PASS, "verification-period-right")


async def _live(facts: _Facts, known: Knowledge) -> Finding:
    """C6 — good only on evidence; no evidence is never good."""
    if not known.roots:
        return facts.says("C6", Result.UNKNOWN, "verification-revocation-unknown")
    state, when = await standing(facts.leaf, facts.others, known, facts.moment, proven=facts.proven)
    said = vietnam(when) if when else ""
    match state:
        case Standing.GOOD:
            return facts.says("C6", Result.PASS, "verification-revocation-good")
        case Standing.REVOKED:
            return facts.says("C6", Result.FAIL, "verification-revoked", when=said)
        case Standing.AUTHORITY_REVOKED:
            issuer = facts.seen.issuer
            return facts.says(
                "C6", Result.FAIL, "verification-authority-revoked", issuer=issuer, when=said
            )
        case Standing.UNKNOWN:
            return facts.says("C6", Result.UNKNOWN, "verification-revocation-unknown")
