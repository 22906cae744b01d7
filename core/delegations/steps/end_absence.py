"""Đã về — the absence ends now, and what is still open comes back (R-20.5)."""

from __future__ import annotations

from core.card import Area, Style
from core.delegations.rules import giver, noted
from core.effects.notify import Notify
from core.people.delegation import Delegation, DelegationState
from core.people.person import Person, Role
from core.step import Context, step


def _mine(delegation: Delegation, person: Person) -> bool:
    return delegation.absence and giver(delegation, person)


@step(
    code="dav",
    basis="R-20.5",
    roles={Role.LEADER},
    moves={
        DelegationState.PLANNED: DelegationState.RETURNING,
        DelegationState.IN_FORCE: DelegationState.RETURNING,
    },
    style=Style.PRIMARY,
    when=_mine,
)
def end_absence(delegation: Delegation, context: Context) -> None:
    delegation.revoked_at = context.now
    context.note(**noted(delegation, context.directory))
    context.ask(
        Notify(delegation.taker_id, Area.DELEGATION, delegation.id, reason="reason-back",
               names=context.person.title)
    )  # fmt: skip
