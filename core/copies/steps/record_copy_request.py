"""Ghi đề nghị ký bản sao — the machine may fetch it now; or the clerk is told why not (R-11.1)."""

from __future__ import annotations

from core.asking import take_in
from core.copies.copy import CopyState, DocumentCopy
from core.copies.signing import due
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rbc",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={CopyState.MADE: CopyState.MADE},
    settles=Settles.NONE,
    moves_version=False,
)
def record_copy_request(copy: DocumentCopy, context: Context) -> None:
    take_in(copy, due(copy), context)
