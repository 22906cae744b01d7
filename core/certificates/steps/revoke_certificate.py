"""Thu hồi chứng thư số — revoked by its issuer, or the device is lost: nobody signs with it (R-11.1)."""

from __future__ import annotations

from core.card import Area, Style
from core.certificates.entering import responsible
from core.certificates.rules import handed_over
from core.effects.notify import Notify
from core.form import Proof, Words
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.step import Context, step


@step(
    code="thc",
    basis="R-11.1",
    roles={Role.LEADER, Role.ADMINISTRATOR},
    moves={
        CertificateState.IN_USE: CertificateState.REVOKED,
        CertificateState.HANDED_OVER: CertificateState.REVOKED,
    },
    form={"reason": Words(least=3, most=300)},
    proof=Proof.CONFIRM,
    style=Style.DANGER,
)
def revoke_certificate(certificate: Certificate, context: Context) -> None:
    certificate.revoked_at = context.now
    certificate.revoked_for = context.answers["reason"]
    handed_over(certificate, context, "revoked", reason=certificate.revoked_for)
    for one in responsible(certificate, context.directory):
        context.ask(
            Notify(one, Area.CERTIFICATE, certificate.id, reason="reason-certificate-revoked",
                   names=certificate.revoked_for)
        )  # fmt: skip
