"""Đã biết — called because somebody else was silent: this person knows, and will see to it."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import turn_of
from core.people.person import Person, Role
from core.step import Context, Settles, step


def _urgent_of_another(document: OutgoingDocument, person: Person) -> bool:
    return document.urgency > 0 and not turn_of(document, person)


@step(
    code="heo",
    basis="R-6.2c",
    roles={Role.UNIT_HEAD, Role.LEADER, Role.CLERK, Role.SPECIALIST},
    moves={state: state for state in OutgoingState if state is not OutgoingState.DELIVERED},
    settles=Settles.OWN,
    when=_urgent_of_another,
)
def hear_draft(_document: OutgoingDocument, context: Context) -> None:
    context.note(heard=True)
