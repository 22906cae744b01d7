"""Chuỗi chứng thư số — does a path lead to a root of ours (C4), and was nothing on it revoked (C6)?

Every question gets a fresh `ValidationContext`: it keeps state, and nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
OTHER_TRADES = {"server_auth", "code_signing", "time_stamping", "ocsp_signing", "ipsec_end_system",
                "ipsec_tunnel", "ipsec_user", "ike_intermediate"}  # fmt: skip
"""A certificate that is for nothing but these was not issued for signing documents."""


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
    own_answers: tuple[ocsp.OCSPResponse, ...] = ()
    others: tuple[x509.Certificate, ...] = ()
    """Authorities' certificates of our own, for files that do not bring their chain."""


@dataclass(frozen=True)
class Lives:
    """Tình trạng — when it was revoked, and the lists and answers that were asked, in words."""

    standing: Standing
    when: datetime | None = None
    asked: tuple[str, ...] = ()


def certificate(content: bytes) -> x509.Certificate:
    """One certificate, PEM or DER. ValueError when it is neither."""
    return _parsed(x509.Certificate.load(_der(content)))


def revocation_list(content: bytes) -> crl.CertificateList:
    """One CRL, PEM or DER. ValueError when it is neither."""
    return _parsed(crl.CertificateList.load(_der(content)))


def answer(content: bytes) -> ocsp.OCSPResponse:
    """One OCSP answer, DER. ValueError when it is none."""
    loaded = ocsp.OCSPResponse.load(content)
    _ = loaded["response_status"].native, loaded.response_data.native
    return loaded


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
        ocsps=[*knowledge.own_answers, *knowledge.answers],
        moment=moment,
        allow_fetching=False,
        revinfo_policy=CertRevTrustPolicy(revocation, retroactive_revinfo=retroactive),
    )


async def trust(
    leaf: x509.Certificate,
    others: Sequence[x509.Certificate],
    knowledge: Knowledge,
    moment: datetime,
) -> tuple[Trust, tuple[str, ...]]:
    """Chuỗi tin cậy (C4) — and its subjects, the root last; period and revocation of the leaf are
    left to C5 and C6.
    """
    checker = CertificateValidator(leaf, others, context(knowledge, moment))
    try:
        path = await checker.async_validate_path()
    except (PathBuildingError, InvalidCertificateError):
        return Trust.UNTRUSTED, ()
    except DisallowedAlgorithmError:
        return Trust.WEAK, ()
    except ValidationError:
        return Trust.BROKEN, ()
    subjects = tuple(one.subject.human_friendly for one in path)[::-1]
    return (Trust.TRUSTED if _for_signing(leaf) else Trust.NOT_FOR_SIGNING), subjects


def _for_signing(leaf: x509.Certificate) -> bool:
    try:
        KEY_USAGE.validate(leaf)
    except InvalidCertificateError:
        return False
    extended = leaf.extended_key_usage_value
    only_others = extended is not None and set(extended.native) <= OTHER_TRADES
    return not only_others and not leaf.ca


async def standing(
    leaf: x509.Certificate,
    others: Sequence[x509.Certificate],
    knowledge: Knowledge,
    moment: datetime,
    *,
    proven: bool,
) -> Lives:
    """Tình trạng thu hồi (C6) — and when it was revoked. `proven`: the moment is a timestamp's.

    Our own lists are asked first and alone, so that an old answer inside the file can never
    outvote them; then everything is asked, and whoever says revoked is believed. A later list may
    speak for a proven moment, but not one made after the certificate ran out: authorities drop
    expired certificates from their lists.
    """
    own = tuple(entry for entry in knowledge.own if _speaks_for(entry, leaf))
    brought = tuple(entry for entry in knowledge.brought if _speaks_for(entry, leaf))
    ours = replace(knowledge, own=own, brought=(), answers=())
    sources = [ours]
    if brought or knowledge.answers:
        sources.append(replace(ours, brought=brought, answers=knowledge.answers))
    found, asked = Standing.UNKNOWN, tuple[str, ...]()
    for known in sources:
        question = context(known, moment, revocation=REQUIRE_REVINFO, retroactive=proven)
        try:
            await CertificateValidator(leaf, others, question).async_validate_path()
        except RevokedError as error:
            state = Standing.REVOKED if error.is_ee_cert else Standing.AUTHORITY_REVOKED
            return Lives(state, error.revocation_dt, _sources(known, leaf))
        except (PathBuildingError, ValidationError):
            continue
        found, asked = Standing.GOOD, asked or _sources(known, leaf)
    return Lives(found, None, asked)


def _sources(known: Knowledge, leaf: x509.Certificate) -> tuple[str, ...]:
    """The lists and answers that may speak about the leaf, ours before those in the file."""
    lists = [(entry, "own") for entry in known.own] + [(one, "file") for one in known.brought]
    said = [
        f"CRL {whose} {entry['tbs_cert_list']['this_update'].native.isoformat()}"
        for entry, whose in lists
        if entry.issuer == leaf.issuer
    ]
    answers = [(one, "own") for one in known.own_answers] + [(one, "file") for one in known.answers]
    return (*said, *(line for one, whose in answers if (line := _about(one, whose, leaf))))


def _about(one: ocsp.OCSPResponse, whose: str, leaf: x509.Certificate) -> str:
    for entry in one.response_data["responses"]:
        if entry["cert_id"]["serial_number"].native == leaf.serial_number:
            return f"OCSP {whose} {entry['this_update'].native.isoformat()}"
    return ""


def _speaks_for(entry: crl.CertificateList, leaf: x509.Certificate) -> bool:
    made: datetime = entry["tbs_cert_list"]["this_update"].native
    return bool(made <= leaf.not_valid_after)
