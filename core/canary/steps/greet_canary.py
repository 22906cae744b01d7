"""Văn bản thử đã tới — a chat has taken it: the whole way is open."""

from __future__ import annotations

from core.canary.canary import Canary, CanaryState
from core.people.person import Role
from core.step import Context, step


@step(
    code="vtd",
    basis="R-6.1",
    roles={Role.SYSTEM},
    moves={CanaryState.CARRIED: CanaryState.ARRIVED},
)
def greet_canary(canary: Canary, context: Context) -> None:
    canary.arrived_at = context.now
    context.note(seconds=round((context.now - canary.released_at).total_seconds(), 1))
