"""Lấy ý kiến về dự thảo — other units and people say what they think of it (N14)."""

from __future__ import annotations

from core.opinions.asking import QUESTIONS, ask_people
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import party
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="opn",
    basis=("R-8.3b-1", "R-12.3"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER},
    moves={
        state: state
        for state in (
            OutgoingState.DRAFTING,
            OutgoingState.SUBMITTED,
            OutgoingState.CHECKED,
            OutgoingState.RETURNED,
        )
    },
    form=QUESTIONS,
    settles=Settles.NONE,
    when=party,
)
def ask_opinions(document: OutgoingDocument, context: Context) -> None:
    ask_people(document, document.subject, context)
