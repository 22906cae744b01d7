"""Văn bản thử không tới — the IT officers hear of it by every channel that they have."""

from __future__ import annotations

from core.canary.canary import Canary, CanaryState
from core.canary.rules import watchers
from core.card import Area
from core.effects.notify import Notify
from core.effects.reaching import EVERYWHERE
from core.people.person import Role
from core.step import Context, step


@step(
    code="vtk",
    basis="R-6.1",
    roles={Role.SYSTEM},
    moves={
        CanaryState.RELEASED: CanaryState.MISSED,
        CanaryState.CARRIED: CanaryState.MISSED,
    },
)
def miss_canary(canary: Canary, context: Context) -> None:
    context.note(carried=canary.carried_at is not None)
    for person in watchers(context.directory):
        context.ask(
            Notify(person, Area.CANARY, canary.id, EVERYWHERE, reason="reason-canary-missed")
        )
