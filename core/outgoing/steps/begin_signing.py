"""Ký số bằng máy ký — the signer asks his own machine; the key stays there (R-9.1, R-11.1)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.asking import request
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import NotTheSigner
from core.outgoing.signing import signer
from core.people.person import Role
from core.signing.required import Purpose
from core.step import Context, Settles, step


@step(
    code="bsg",
    basis=("R-9.1", "R-11.1"),
    roles={Role.LEADER, Role.UNIT_HEAD},
    moves={OutgoingState.FORM_CHECKED: OutgoingState.FORM_CHECKED},
    style=Style.SUCCESS,
    when=signer,
    settles=Settles.OWN,
)
def begin_signing(document: OutgoingDocument, context: Context) -> None:
    if context.person.id != document.signer_id:  # whatever a procedure says: nobody signs for him
        raise NotTheSigner
    document.signing = document.signing_refused = None
    context.ask(request(document, Purpose.PERSON, context))
