"""Cho phép người thay giữ thiết bị — in writing, for a period, by who is competent (Điều 11.3a)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area
from core.certificates.rules import (
    KeeperAlready,
    PermissionBackwards,
    handed_over,
    moment,
    of_agency,
)
from core.delegations.questions import FirstDay, LastDay, Paper, paper_of
from core.effects.notify import Notify
from core.form import PickPerson, Proof
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.step import Context, step


@step(
    code="cpt",
    basis="R-11.3a",
    roles={Role.LEADER},
    moves={CertificateState.HANDED_OVER: CertificateState.HANDED_OVER},
    form={
        "substitute": PickPerson(frozenset({Role.CLERK})),
        "start": FirstDay(),
        "until": LastDay(),
        "basis": Paper(least=10, most=100),
    },
    proof=Proof.CONFIRM,
    when=of_agency,
)
def permit_substitute(certificate: Certificate, context: Context) -> None:
    number, on = paper_of(context.answers["basis"])
    person, start, until = (
        UUID(hex=context.answers["substitute"]),
        context.day("start"),
        context.day("until"),
    )
    if person == certificate.keeper_id:
        raise KeeperAlready(name=context.directory.name(person))
    if until <= start:
        raise PermissionBackwards(start=moment(start), until=moment(until))
    row = {
        "person_id": person.hex,
        "name": context.directory.name(person),
        "from_at": start.isoformat(),
        "until_at": until.isoformat(),
        "number": number,
        "on": f"{on:%d/%m/%Y}",
    }
    certificate.substitutes = [*certificate.substitutes, row | context.stamp()]
    handed_over(certificate, context, "permitted", name=row["name"], number=number, on=row["on"])
    context.concern(context.ref, person)
    context.ask(
        Notify(person, Area.CERTIFICATE, certificate.id, reason="reason-substitute",
               names=context.person.title)
    )  # fmt: skip
