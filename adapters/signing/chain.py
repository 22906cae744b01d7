"""Chuỗi chứng thư số — does a path lead to a root of ours (C4), and was nothing on it revoked (C6)?

Every question gets a fresh `ValidationContext`: it keeps state, and nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asn1crypto import crl, ocsp, pem, x509
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    InvalidCertificateError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.policy_decl import (
    NO_REVOCATION,
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
)

KEY_USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})


class Trust(StrEnum):
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    WEAK = "weak"
    BROKEN = "broken"
    NOT_FOR_SIGNING = "not-for-signing"


class Standing(StrEnum):
    GOOD = "good"
    REVOKED = "revoked"
    AUTHORITY_REVOKED = "authority-revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Knowledge:
    """Điều đã biết — roots and revocation lists; `own` are configured, `brought` came in the file."""

    roots: tuple[x509.Certificate, ...]
    own: tuple[crl.CertificateList, ...] = ()
    brought: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()


def certificate(content: bytes) -> x509.Certificate:
    """One certificate, PEM or DER. ValueError when it is neither."""
    return _parsed(x509.Certificate.load(_der(content)))


def revocation_list(content: bytes) -> crl.CertificateList:
    """One CRL, PEM or DER. ValueError when it is neither."""
    return _parsed(crl.CertificateList.load(_der(content)))


def _der(content: bytes) -> bytes:
    return bytes(pem.unarmor(content)[2]) if pem.detect(content) else content


def _parsed(value: x509.Certificate | crl.CertificateList) -> x509.Certificate:
    _ = value.issuer.native  # asn1crypto parses late; damage must show here
    return value


def context(
    knowledge: Knowledge,
    moment: datetime,
    *,
    revocation: RevocationCheckingPolicy = NO_REVOCATION,
    retroactive: bool = False,
) -> ValidationContext:
    """Bối cảnh kiểm tra — for one question about one moment; never fetches."""
    return ValidationContext(
        trust_roots=list(knowledge.roots),
        crls=[*knowledge.own, *knowledge.brought],
        ocsps=list(knowledge.answers),
        moment=moment,
        allow_fetching=False,
        revinfo_policy=CertRevTrustPolicy(revocation, retroactive_revinfo=retroactive),
    )


async def trust(
    leaf: x509.Certificate,
    others: Sequence[x509.Certificate],
    knowledge: Knowledge,
    moment: datetime,
) -> Trust:
    """Chuỗi tin cậy (C4) — leaving period and revocation of the leaf to C5 and C6."""
    checker = CertificateValidator(leaf, others, context(knowledge, moment))
    try:
        await checker.async_validate_path()
    except (PathBuildingError, InvalidCertificateError):
        return Trust.UNTRUSTED
    except DisallowedAlgorithmError:
        return Trust.WEAK
    except ValidationError:
        return Trust.BROKEN
    try:
        KEY_USAGE.validate(leaf)
    except InvalidCertificateError:
        return Trust.NOT_FOR_SIGNING
    return Trust.TRUSTED


async def standing(
    leaf: x509.Certificate,
    others: Sequence[x509.Certificate],
    knowledge: Knowledge,
    moment: datetime,
    *,
    proven: bool,
) -> tuple[Standing, datetime | None]:
    """Tình trạng thu hồi (C6) — and when it was revoked. `proven`: the moment is a timestamp's.

    Our own lists are asked first and alone, so that an old answer inside the file can never
    outvote them; then everything is asked, and whoever says revoked is believed. A later list may
    speak for a proven moment, but not one made after the certificate ran out: authorities drop
    expired certificates from their lists.
    """
    own = tuple(entry for entry in knowledge.own if _speaks_for(entry, leaf))
    brought = tuple(entry for entry in knowledge.brought if _speaks_for(entry, leaf))
    sources = [Knowledge(knowledge.roots, own)]
    if brought or knowledge.answers:
        sources.append(Knowledge(knowledge.roots, own, brought, knowledge.answers))
    found = Standing.UNKNOWN
    for known in sources:
        asked = context(known, moment, revocation=REQUIRE_REVINFO, retroactive=proven)
        try:
            await CertificateValidator(leaf, others, asked).async_validate_path()
        except RevokedError as error:
            state = Standing.REVOKED if error.is_ee_cert else Standing.AUTHORITY_REVOKED
            return state, error.revocation_dt
        except (PathBuildingError, ValidationError):
            continue
        found = Standing.GOOD
    return found, None


def _speaks_for(entry: crl.CertificateList, leaf: x509.Certificate) -> bool:
    made: datetime = entry["tbs_cert_list"]["this_update"].native
    return bool(made <= leaf.not_valid_after)
