"""Sao văn bản đi — the clerk asks for a copy of what the agency issued (NĐ 30 Đ.25)."""

from __future__ import annotations

from core.copies.asking import ask_copy
from core.copies.questions import QUESTIONS
from core.copies.rules import ISSUED, can_be_copied
from core.outgoing.document import OutgoingDocument
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="sdi",
    basis=("R-4.1", "R-5.1"),
    roles={Role.CLERK},
    moves={state: state for state in ISSUED},
    form=QUESTIONS,
    when=can_be_copied,
    settles=Settles.NONE,
)
def copy_outgoing(document: OutgoingDocument, context: Context) -> None:
    ask_copy(document, context)
