"""Hết hạn đề nghị ký bản số hóa — nothing was signed; the clerk may ask again (R-11.1)."""

from __future__ import annotations

from core.asking import let_end
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="ers",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={state: state for state in IncomingState},
    settles=Settles.NONE,
    moves_version=False,
)
def end_scan_request(document: IncomingDocument, context: Context) -> None:
    let_end(document, context)
