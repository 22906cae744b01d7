"""Văn bản thử qua kho và trục — read back whole, and the exchange answered; now to the chats."""

from __future__ import annotations

from core.canary.canary import Canary, CanaryState
from core.canary.rules import watchers
from core.card import Area
from core.effects.drop_files import DropFiles
from core.effects.notify import Notify
from core.people.person import Role
from core.step import Context, step


@step(
    code="vtq",
    basis="R-6.1",
    roles={Role.SYSTEM},
    moves={
        CanaryState.RELEASED: CanaryState.CARRIED,
        CanaryState.MISSED: CanaryState.MISSED,
    },
)
def carry_canary(canary: Canary, context: Context) -> None:
    """Late too: then the card says where it was held up."""
    canary.carried_at = context.now
    context.ask(DropFiles(canary.id, canary.sha256))
    for person in watchers(context.directory):
        context.ask(Notify(person, Area.CANARY, canary.id, reason="reason-canary", bulk=True))
