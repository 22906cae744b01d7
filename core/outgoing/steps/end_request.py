"""Hết hạn đề nghị ký — nothing was signed; the person may ask again (R-11.1)."""

from __future__ import annotations

from core.asking import let_end
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="erq",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={state: state for state in OutgoingState},
    settles=Settles.NONE,
    moves_version=False,
)
def end_request(document: OutgoingDocument, context: Context) -> None:
    let_end(document, context)
