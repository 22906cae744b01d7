"""Sửa thông tin đã nhập — what was typed about the paper, put right before we sign the scan (R-8.5a)."""

from __future__ import annotations

from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.questions import FACTS, write_down
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="stn",
    basis="R-8.5a",
    roles={Role.CLERK},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    form=FACTS,
    settles=Settles.OWN,
)
def restate(document: IncomingDocument, context: Context) -> None:
    """The scan stays, and what was found about it."""
    context.note(reference=document.reference, subject=document.subject)
    write_down(document, context)
