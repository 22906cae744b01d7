"""Hết hạn — the last day of a certificate is over; the system records it (R-11.1)."""

from __future__ import annotations

from core.certificates.rules import NotOverYet
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.step import Context, step


@step(
    code="hhc",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={
        CertificateState.IN_USE: CertificateState.EXPIRED,
        CertificateState.HANDED_OVER: CertificateState.EXPIRED,
    },
)
def expire_certificate(certificate: Certificate, context: Context) -> None:
    if context.now < certificate.valid_until:
        raise NotOverYet
    context.note(serial=certificate.serial)
