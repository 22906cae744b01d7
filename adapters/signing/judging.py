"""Xét một chữ ký — C3…C6: what the mathematics, the chain, the period and the lists say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import x509

from adapters.signing.chain import Knowledge, Lives, Standing, Trust, standing, trust
from adapters.signing.times import vietnam
from core.signing.report import Finding, Result, SignatureSeen
from core.text import Text

STRONG = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
LEAST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "ec": 256, "ed25519": 255, "ed448": 448}
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True)
class Facts:
    """What the judges look at: pyHanko's status, the certificate, the moments. `existed_by` is the
    earliest moment at which the signature is proven to have been there; without any proof, now.
    """

    status: Any
    leaf: x509.Certificate
    others: tuple[x509.Certificate, ...]
    seen: SignatureSeen
    at: datetime
    existed_by: datetime

    @property
    def proven(self) -> bool:
        return self.existed_by < self.at or self.seen.time_source == "timestamp"

    @property
    def moment(self) -> datetime:
        """The moment to judge chain and revocation at, kept inside the leaf's own period."""
        return within(self.existed_by, self.leaf)

    def says(self, check: str, result: Result, key: str, **params: str) -> Finding:
        return Finding(check, result, Text.of(key, signer=self.seen.signer, **params))


@dataclass(frozen=True)
class Judged:
    """C3…C6 của một chữ ký — with the chain's subjects and the revocation data that was asked."""

    findings: tuple[Finding, ...]
    chain: tuple[str, ...]
    lives: Lives


def within(moment: datetime, leaf: x509.Certificate) -> datetime:
    """That moment, or the nearest one in the certificate's period."""
    since: datetime = leaf.not_valid_before
    until: datetime = leaf.not_valid_after
    return min(max(moment, since), until)


async def judged(facts: Facts, known: Knowledge) -> Judged:
    """Xét C3…C6 — nothing is fetched."""
    chain, subjects = await _chain(facts, known)
    lives = Lives(Standing.UNKNOWN)
    if known.roots:
        lives = await standing(facts.leaf, facts.others, known, facts.moment, proven=facts.proven)
    return Judged((_crypto(facts), chain, _period(facts), _live(facts, lives)), subjects, lives)


def _crypto(facts: Facts) -> Finding:
    """C3 — the signature verifies, with SHA-256 or better and a key of lawful length."""
    status = facts.status
    weak = _weak(facts)
    if weak:
        return facts.says("C3", Result.FAIL, "verification-signature-weak")
    if not status.valid:
        return facts.says("C3", Result.FAIL, "verification-signature-wrong")
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        return facts.says("C3", Result.FAIL, "verification-timestamp-wrong")
    return facts.says("C3", Result.PASS, "verification-signature-right")


def _weak(facts: Facts) -> bool:
    """Weak before wrong: an MD5 signature is not even verified by the libraries."""
    key = facts.leaf.public_key
    mechanism = facts.status.pkcs7_signature_mechanism.lower()
    small = int(key.bit_size or 0) < LEAST_BITS.get(key.algorithm, 1 << 30)
    named = any(word in mechanism for word in ("sha1", "md5", "md2"))
    return small or named or facts.status.md_algorithm.lower() not in STRONG


_CHAIN = {
    Trust.TRUSTED: (Result.PASS, "verification-chain-trusted"),
    Trust.UNTRUSTED: (Result.FAIL, "verification-chain-untrusted"),
    Trust.WEAK: (Result.FAIL, "verification-chain-weak"),
    Trust.BROKEN: (Result.FAIL, "verification-chain-broken"),
    Trust.NOT_FOR_SIGNING: (Result.FAIL, "verification-chain-not-for-signing"),
}


async def _chain(facts: Facts, known: Knowledge) -> tuple[Finding, tuple[str, ...]]:
    """C4 — a path to a configured root; pyHanko's own judgment must not be worse than ours."""
    if not known.roots:
        return facts.says("C4", Result.UNKNOWN, "verification-chain-no-roots"), ()
    found, subjects = await trust(facts.leaf, facts.others, known, facts.moment)
    sound = facts.status.valid and facts.status.intact
    if found is Trust.TRUSTED and sound and not facts.status.trusted:
        found = Trust.BROKEN
    result, key = _CHAIN[found]
    return facts.says("C4", result, key, issuer=facts.seen.issuer), subjects


def _period(facts: Facts) -> Finding:
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
    if facts.existed_by > seen.valid_until:
        return facts.says("C5", Result.UNKNOWN, "verification-period-unproven", **dates)
    return facts.says("C5", Result.PASS, "verification-period-right")


def _live(facts: Facts, lives: Lives) -> Finding:
    """C6 — good only on evidence; no evidence is never good."""
    said = vietnam(lives.when) if lives.when else ""
    match lives.standing:
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
