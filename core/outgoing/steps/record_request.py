"""Ghi đề nghị ký — the machine may fetch it now; or the person is told why there is none (R-11.1)."""

from __future__ import annotations

from core.asking import take_in
from core.outgoing.asking import ASKED, due
from core.outgoing.document import OutgoingDocument
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rbg",
    basis=("R-9.1", "R-9.2d", "R-11.1"),
    roles={Role.SYSTEM},
    moves={state: state for state in ASKED},
    settles=Settles.NONE,
    moves_version=False,
)
def record_request(document: OutgoingDocument, context: Context) -> None:
    take_in(document, due(document), context)
