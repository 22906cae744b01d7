"""Cùng ký bằng máy ký — the next of those who sign together asks his own machine (R-9.1, R-11.1)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.asking import cosigning_request
from core.outgoing.cosigning import cosigns
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import NotTheSigner
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bcg",
    basis=("R-9.1", "R-11.1"),
    roles={Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK},
    moves={OutgoingState.COSIGNING: OutgoingState.COSIGNING},
    style=Style.SUCCESS,
    when=cosigns,
    settles=Settles.OWN,
)
def begin_cosigning(document: OutgoingDocument, context: Context) -> None:
    if not cosigns(document, context.person):  # whatever a procedure says: nobody signs for him
        raise NotTheSigner
    document.signing = document.signing_refused = None
    context.ask(cosigning_request(document, context))
