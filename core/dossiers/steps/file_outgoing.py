"""Đưa văn bản đi vào hồ sơ — an issued document, into a dossier of one's own (R-3.15)."""

from __future__ import annotations

from core.card import Area, Ref
from core.dossiers.filing import QUESTIONS, file_document
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, Settles, step

ISSUED = (OutgoingState.DISPATCHED, OutgoingState.DELIVERED)


@step(
    code="wfo",
    basis=("R-8.3a-1", "R-3.15"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={state: state for state in ISSUED},
    form=QUESTIONS,
    settles=Settles.NONE,
)
def file_outgoing(document: OutgoingDocument, context: Context) -> None:
    file_document(Ref(Area.OUTGOING, document.id), context)
