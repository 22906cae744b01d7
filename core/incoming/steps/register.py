"""Vào sổ — the next arrival number of this year's register; then the leaders' turn (R-8.3)."""

from __future__ import annotations

from core.card import Style
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.registers.register import Register, RegisterKind
from core.step import Context, step


@step(
    code="reg",
    basis=("R-8.3", "R-8.1a"),
    roles={Role.CLERK},
    moves={
        IncomingState.VERIFIED: IncomingState.REGISTERED,
        IncomingState.DOUBTFUL: IncomingState.REGISTERED,
    },
    style=Style.SUCCESS,
)
def register(document: IncomingDocument, context: Context) -> None:
    sequence = Register.of(document.agency_id, RegisterKind.INCOMING, context.now)
    document.arrival_number = context.number(sequence)
    document.registered_at = context.now
    document.registered_by = context.person.id
    context.note(arrival_number=document.arrival_number, year=sequence.year)
    context.ask(report(document, context, ExchangeStatus.ACCEPTED))
