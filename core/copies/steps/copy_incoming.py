"""Sao văn bản đến — the clerk asks for a copy of what came in and was registered (NĐ 30 Đ.25)."""

from __future__ import annotations

from core.copies.asking import ask_copy
from core.copies.questions import QUESTIONS
from core.copies.rules import REGISTERED, can_be_copied
from core.incoming.document import IncomingDocument
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="sao",
    basis=("R-4.1", "R-5.1"),
    roles={Role.CLERK},
    moves={state: state for state in REGISTERED},
    form=QUESTIONS,
    when=can_be_copied,
    settles=Settles.NONE,
)
def copy_incoming(document: IncomingDocument, context: Context) -> None:
    ask_copy(document, context)
