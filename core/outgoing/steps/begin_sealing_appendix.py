"""Ký số tài liệu kèm bằng máy ký — one file after the other, by the clerk's machine (R-9.2d, R-11.3b)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.appendices import may_seal
from core.outgoing.asking import appendix_request
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import appendix_due
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bsa",
    basis=("R-9.2d", "R-11.2", "R-11.3a", "R-11.3b"),
    roles={Role.CLERK},
    moves={OutgoingState.SEALED: OutgoingState.SEALED},
    style=Style.SUCCESS,
    when=appendix_due,
    settles=Settles.OWN,
)
def begin_sealing_appendix(document: OutgoingDocument, context: Context) -> None:
    row = may_seal(document, begin_sealing_appendix, context)
    document.signing = document.signing_refused = None
    context.ask(appendix_request(document, row, context))
