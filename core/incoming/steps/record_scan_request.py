"""Ghi đề nghị ký bản số hóa — the machine may fetch it now; or the clerk is told why not (R-8.5c)."""

from __future__ import annotations

from core.asking import take_in
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.scanning import due
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rbs",
    basis=("R-8.5c", "R-11.1"),
    roles={Role.SYSTEM},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    settles=Settles.NONE,
    moves_version=False,
)
def record_scan_request(document: IncomingDocument, context: Context) -> None:
    take_in(document, due(document), context)
