"""Ký số bản sao bằng máy ký — the clerk asks the machine with the agency's key (R-11.3b)."""

from __future__ import annotations

from core.card import Style
from core.copies.copy import CopyState, DocumentCopy
from core.copies.signing import may_seal, request
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bsy",
    basis=("R-4.1", "R-11.2", "R-11.3a", "R-11.3b"),
    roles={Role.CLERK},
    moves={CopyState.MADE: CopyState.MADE},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def begin_sealing_copy(copy: DocumentCopy, context: Context) -> None:
    wanted = may_seal(copy, begin_sealing_copy, context)
    copy.signing = copy.signing_refused = None
    context.ask(request(copy, wanted, context))
