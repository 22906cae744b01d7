"""Người cùng ký — named by the drafter before the draft is submitted; each gets a field of his own."""

from __future__ import annotations

from core.outgoing.cosigning import Cosigners, read_cosigners
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import OwnDraft, drafter
from core.people.person import Role
from core.step import Context, step


@step(
    code="sky",
    basis=("R-8.3b-1", "R-9.1"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        OutgoingState.DRAFTING: OutgoingState.DRAFTING,
        OutgoingState.RETURNED: OutgoingState.RETURNED,
    },
    form={"people": Cosigners(most=800)},
    when=drafter,
)
def name_cosigners(document: OutgoingDocument, context: Context) -> None:
    rows = read_cosigners(context.answers["people"], context.directory)
    if document.drafter_id.hex in {row["person"] for row in rows}:
        raise OwnDraft
    document.cosigners = rows
    context.note(cosigners=[row["name"] for row in rows])
