"""Nhận thiết bị — the clerk confirms that the agency's device is in her hands (Điều 11.2)."""

from __future__ import annotations

from core.card import Style
from core.certificates.rules import handed_over
from core.people.certificate import Certificate, CertificateState
from core.people.person import Person, Role
from core.step import Context, step


def _mine(certificate: Certificate, person: Person) -> bool:
    return certificate.keeper_id == person.id and certificate.received_at is None


@step(
    code="ntb",
    basis="R-11.2",
    roles={Role.CLERK},
    moves={CertificateState.HANDED_OVER: CertificateState.HANDED_OVER},
    style=Style.SUCCESS,
    when=_mine,
)
def receive_device(certificate: Certificate, context: Context) -> None:
    certificate.received_at = context.now
    handed_over(certificate, context, "received", name=context.person.name)
