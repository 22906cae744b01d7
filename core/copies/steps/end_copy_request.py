"""Hết hạn đề nghị ký bản sao — nothing was signed; the clerk may ask again (R-11.1)."""

from __future__ import annotations

from core.asking import let_end
from core.copies.copy import CopyState, DocumentCopy
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="erc",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={state: state for state in CopyState},
    settles=Settles.NONE,
    moves_version=False,
)
def end_copy_request(copy: DocumentCopy, context: Context) -> None:
    let_end(copy, context)
