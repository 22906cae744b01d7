"""Ký nháy bằng máy ký — the unit head asks his own machine, in place of a mere consent (NĐ 30 Đ.12)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.asking import initial_request
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import may_initial
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bky",
    basis=("R-8.3b-1", "R-11.1"),
    roles={Role.UNIT_HEAD},
    moves={OutgoingState.SUBMITTED: OutgoingState.SUBMITTED},
    style=Style.SUCCESS,
    when=may_initial,
    settles=Settles.OWN,
)
def begin_initialling(document: OutgoingDocument, context: Context) -> None:
    document.signing = document.signing_refused = None
    context.ask(initial_request(document, context))
