"""Đọc chủ thể chứng thư số — the port `Holders`: whom a certificate names, before it is trusted."""

from __future__ import annotations

from asn1crypto import x509

from adapters.signing.holders import Subject, agency_code, is_agency
from core.signing.station import MOST_CERTIFICATE, CertificateUnreadable, Holder


class HolderCards:
    """Đọc chứng thư số — DER, at most `MOST_CERTIFICATE` bytes; raises `CertificateUnreadable`."""

    def read(self, certificate: bytes) -> Holder:
        if not 0 < len(certificate) <= MOST_CERTIFICATE:
            raise CertificateUnreadable
        try:
            subject = _subject(x509.Certificate.load(certificate, strict=True))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise CertificateUnreadable from None
        name = next(iter(subject.get("common_name", ())), "").strip()
        if not name:
            raise CertificateUnreadable
        agency = is_agency(subject)
        return Holder(name, agency, agency_code(subject) if agency else "")


def _subject(certificate: x509.Certificate) -> Subject:
    fields = certificate.subject.native
    return {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in fields.items()
    }
