"""Giao ký thừa ủy quyền (TUQ.) — in writing, for a matter and a period (NĐ 30 Đ.13 k.3)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area
from core.delegations.questions import LastDay, Paper, paper_of
from core.delegations.rules import check_authority, noted
from core.effects.notify import Notify
from core.form import ChooseMany, PickPerson, Proof, Words
from core.people.capacity import Capacity
from core.people.delegation import Delegation, DelegationState
from core.people.person import Role
from core.registers.types import SUBMITTED
from core.step import Context, step


def _begin(delegation_id: UUID, context: Context) -> Delegation:
    answers = context.answers
    number, on = paper_of(answers["basis"])
    return Delegation(
        id=delegation_id,
        agency_id=context.directory.agency.id,
        state=DelegationState.PLANNED,
        giver_id=context.person.id,
        taker_id=UUID(hex=answers["taker"]),
        capacity=Capacity.BY_AUTHORITY,
        absence=False,
        from_at=context.now,
        until_at=context.day("until"),
        made_by=context.person.id,
        made_at=context.now,
        scope=answers["scope"],
        types=list(answers["types"]),
        basis_number=number,
        basis_on=on,
    )


@step(
    code="tuq",
    basis="R-20.5",
    roles={Role.LEADER},
    moves={DelegationState.PLANNED: DelegationState.PLANNED},
    form={
        "taker": PickPerson(frozenset({Role.UNIT_HEAD})),
        "types": ChooseMany(SUBMITTED),
        "scope": Words(least=5, most=300),
        "until": LastDay(),
        "basis": Paper(least=10, most=100),
    },
    proof=Proof.CONFIRM,
    begins=_begin,
)
def authorise(delegation: Delegation, context: Context) -> None:
    check_authority(
        context.directory,
        context.person,
        delegation.taker_id,
        delegation.scope,
        delegation.until_at,
    )
    paper = {
        "scope": delegation.scope,
        "types": delegation.types,
        "basis": delegation.basis_number,
    }
    context.note(**noted(delegation, context.directory), **paper)
    context.ask(
        Notify(delegation.taker_id, Area.DELEGATION, delegation.id, reason="reason-authorised",
               names=context.person.title)
    )  # fmt: skip
