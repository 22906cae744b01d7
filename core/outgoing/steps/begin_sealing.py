"""Ký số của cơ quan bằng máy ký — the clerk asks the machine with the agency's key (R-9.2d, R-11.3b)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.asking import request
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.signing.entitled import entitle
from core.signing.required import Purpose
from core.step import Context, NotYourStep, Settles, step


@step(
    code="bsl",
    basis=("R-9.2d", "R-11.2", "R-11.3a", "R-11.3b"),
    roles={Role.CLERK},
    moves={OutgoingState.NUMBERED: OutgoingState.NUMBERED},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def begin_sealing(document: OutgoingDocument, context: Context) -> None:
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=begin_sealing.label)
    entitle(context.directory, context.person.id, context.now)
    document.signing = document.signing_refused = None
    context.ask(request(document, Purpose.AGENCY, context))
