"""Giao thiết bị lưu khóa bí mật — the agency's device goes to a clerk, in writing (Điều 11.2)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Style
from core.certificates.rules import handed_over, moment, of_agency
from core.delegations.questions import LastDay, Paper, paper_of
from core.effects.notify import Notify
from core.form import PickPerson, Proof
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.signing.entitled import may_sign
from core.step import Context, step


@step(
    code="gtb",
    basis="R-11.2",
    roles={Role.LEADER},
    moves={CertificateState.IN_USE: CertificateState.HANDED_OVER},
    form={
        "keeper": PickPerson(frozenset({Role.CLERK})),
        "until": LastDay(),
        "basis": Paper(least=10, most=100),
    },
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
    when=of_agency,
)
def assign_device(certificate: Certificate, context: Context) -> None:
    refusal = may_sign(certificate, context.now)
    if refusal is not None:
        raise refusal
    number, on = paper_of(context.answers["basis"])
    keeper, until = UUID(hex=context.answers["keeper"]), context.day("until")
    certificate.keeper_id, certificate.received_at = keeper, None
    certificate.keep_from, certificate.keep_until = context.now, until
    certificate.basis_number, certificate.basis_on = number, on
    certificate.substitutes = []
    name = context.directory.name(keeper)
    paper = {"number": number, "on": f"{on:%d/%m/%Y}", "until": moment(until)}
    handed_over(certificate, context, "assigned", name=name, **paper)
    context.concern(context.ref, keeper)
    context.ask(
        Notify(keeper, Area.CERTIFICATE, certificate.id, reason="reason-device-assigned",
               names=context.person.title)
    )  # fmt: skip
