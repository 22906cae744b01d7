"""Thu lại thiết bị — the assignment ends, and with it every permission to stand in (Điều 11)."""

from __future__ import annotations

from core.card import Area
from core.certificates.rules import handed_over, of_agency
from core.effects.notify import Notify
from core.form import Proof
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.step import Context, step


@step(
    code="ltb",
    basis="R-11.2",
    roles={Role.LEADER},
    moves={CertificateState.HANDED_OVER: CertificateState.IN_USE},
    proof=Proof.CONFIRM,
    when=of_agency,
)
def take_back_device(certificate: Certificate, context: Context) -> None:
    keeper = certificate.keeper_id
    handed_over(certificate, context, "returned", name=context.directory.name(keeper))
    certificate.keeper_id = certificate.received_at = certificate.keep_until = None
    certificate.keep_from = certificate.basis_on = None
    certificate.basis_number, certificate.substitutes = "", []
    if keeper is not None:
        context.ask(
            Notify(keeper, Area.CERTIFICATE, certificate.id, reason="reason-device-taken-back",
                   names=context.person.title)
        )  # fmt: skip
