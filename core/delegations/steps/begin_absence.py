"""Đi công tác, vắng mặt — until when, and which leader stands in meanwhile (NĐ 30 Đ.13; R-20.5)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Style
from core.delegations.questions import FirstDay, LastDay, PickStandIn
from core.delegations.rules import check_absence, noted
from core.effects.notify import Notify
from core.form import Proof
from core.people.capacity import Capacity, signature_of
from core.people.delegation import Delegation, DelegationState
from core.people.person import Role
from core.step import Context, step


def _begin(delegation_id: UUID, context: Context) -> Delegation:
    answers = context.answers
    taker = UUID(hex=answers["stand_in"])
    signature = signature_of(context.directory, context.directory.person(taker))
    return Delegation(
        id=delegation_id,
        agency_id=context.directory.agency.id,
        state=DelegationState.PLANNED,
        giver_id=context.person.id,
        taker_id=taker,
        capacity=signature.capacity if signature else Capacity.OWN,
        absence=True,
        from_at=max(context.day("start"), context.now),
        until_at=context.day("until"),
        made_by=context.person.id,
        made_at=context.now,
    )


@step(
    code="vng",
    basis="R-20.5",
    roles={Role.LEADER},
    moves={DelegationState.PLANNED: DelegationState.PLANNED},
    form={"start": FirstDay(), "until": LastDay(), "stand_in": PickStandIn()},
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
    begins=_begin,
)
def begin_absence(delegation: Delegation, context: Context) -> None:
    check_absence(
        context.directory,
        delegation.giver_id,
        delegation.taker_id,
        delegation.from_at,
        delegation.until_at,
    )
    context.note(**noted(delegation, context.directory))
    context.ask(
        Notify(delegation.taker_id, Area.DELEGATION, delegation.id, reason="reason-stand-in",
               names=context.person.title)
    )  # fmt: skip
