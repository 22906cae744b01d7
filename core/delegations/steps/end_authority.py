"""Chấm dứt ủy quyền — a written authorisation is taken back before its day (NĐ 30 Đ.13 k.3)."""

from __future__ import annotations

from core.card import Area, Style
from core.delegations.rules import giver, noted
from core.effects.notify import Notify
from core.people.delegation import Delegation, DelegationState
from core.people.person import Person, Role
from core.step import Context, step


def _mine(delegation: Delegation, person: Person) -> bool:
    return not delegation.absence and giver(delegation, person)


@step(
    code="cdu",
    basis="R-20.5",
    roles={Role.LEADER},
    moves={
        DelegationState.PLANNED: DelegationState.ENDED,
        DelegationState.IN_FORCE: DelegationState.ENDED,
    },
    style=Style.DANGER,
    when=_mine,
)
def end_authority(delegation: Delegation, context: Context) -> None:
    delegation.revoked_at = context.now
    context.note(**noted(delegation, context.directory))
    context.ask(
        Notify(delegation.taker_id, Area.DELEGATION, delegation.id, reason="reason-revoked",
               names=context.person.title)
    )  # fmt: skip
