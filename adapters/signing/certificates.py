"""Chứng thư số được phép ký (R-11.1) — in force, for signing, of a trusted authority, not revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from asn1crypto import crl, keys, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adapters.signing.times import vietnam
from core.signing.refusals import CertificateExpired, CertificateNotTrusted, CertificateUnfit

LEAST_BITS = {"rsa": 2048, "ec": 256}
CURVES = {"secp256r1", "secp384r1", "secp521r1"}


@dataclass(frozen=True)
class Evidence:
    """Gốc tin cậy và danh sách thu hồi — DER, our own copies: nothing is ever fetched."""

    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, roots: Sequence[bytes], crls: Sequence[bytes]) -> Evidence:
        """From PEM or DER; a PEM file may hold several certificates."""
        return cls(
            tuple(one for raw in roots for one in _ders(raw)),
            tuple(one for raw in crls for one in _ders(raw)),
        )

    def context(self, moment: datetime) -> Any:
        """Bối cảnh kiểm tra — new for every question, because it keeps state."""
        return ValidationContext(
            trust_roots=[x509.Certificate.load(one) for one in self.roots],
            crls=[crl.CertificateList.load(one) for one in self.crls],
            moment=moment,
            allow_fetching=False,
            revocation_mode="require",
        )


def _ders(raw: bytes) -> list[bytes]:
    if not pem.detect(raw):
        return [raw]
    return [bytes(der) for _, _, der in pem.unarmor(raw, multiple=True)]


def loaded(certificate: bytes, chain: Sequence[bytes] = ()) -> tuple[x509.Certificate, Any]:
    """Chứng thư số và kho những chứng thư cấp trên — ValueError when one is no DER certificate."""
    store = cast("Any", SimpleCertificateStore)()
    for one in (certificate, *chain):
        found = x509.Certificate.load(one)
        _ = found.subject.native  # asn1crypto parses late; damage must show here
        store.register(found)
    return x509.Certificate.load(certificate), store


def holder(certificate: x509.Certificate) -> str:
    """Người hoặc cơ quan được cấp — the common name."""
    named = certificate.subject.native
    return str(named.get("common_name", ""))[:200]


def check_fit(certificate: x509.Certificate, at: datetime) -> None:
    """Còn hạn và dùng để ký được — raises `CertificateExpired` or `CertificateUnfit`."""
    since, until = certificate.not_valid_before, certificate.not_valid_after
    if not since <= at <= until:
        raise CertificateExpired(
            holder=holder(certificate), since=vietnam(since), until=vietnam(until)
        )
    usage = certificate.key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & usage.native:
        raise CertificateUnfit(holder=holder(certificate))
    if not _strong(certificate.public_key):
        raise CertificateUnfit(holder=holder(certificate))


def _strong(public: keys.PublicKeyInfo) -> bool:
    if int(public.bit_size) < LEAST_BITS.get(public.algorithm, 1 << 30):
        return False
    return public.algorithm == "rsa" or public.curve[1] in CURVES


async def check_trusted(
    certificate: x509.Certificate, store: Any, evidence: Evidence, at: datetime
) -> Any:
    """Đường dẫn chứng thực — its path to a root of ours, unrevoked; `CertificateNotTrusted`."""
    checker: Any = CertificateValidator(certificate, store, evidence.context(at))
    try:
        return await checker.async_validate_usage({"non_repudiation"})
    except (PathBuildingError, ValidationError) as error:
        raise CertificateNotTrusted(holder=holder(certificate)) from error
