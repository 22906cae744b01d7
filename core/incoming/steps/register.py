"""Vào sổ — the next arrival number of this year's register; then the leaders' turn (R-8.3)."""

from __future__ import annotations

from core.card import Style
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.entering import enter
from core.incoming.rules import undecided
from core.people.person import Person, Role
from core.step import Context, step


def _decided(document: IncomingDocument, _person: Person) -> bool:
    """What is undecided is taken in by name and reason only: `accept_undetermined`."""
    return not undecided(document.findings)


@step(
    code="reg",
    basis=("R-8.3", "R-8.1a"),
    roles={Role.CLERK},
    moves={
        IncomingState.VERIFIED: IncomingState.REGISTERED,
        IncomingState.DOUBTFUL: IncomingState.REGISTERED,
    },
    style=Style.SUCCESS,
    when=_decided,
)
def register(document: IncomingDocument, context: Context) -> None:
    enter(document, context)
