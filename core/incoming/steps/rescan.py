"""Thay bản quét — another scan of the same paper; what was typed about it stays (R-8.5b)."""

from __future__ import annotations

from core.form import UPLOAD, refuse_secret
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.scanning import hand_in
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="qlb",
    basis=("R-8.5b", "R-8.5a", "R-1.2"),
    roles={Role.CLERK},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    form=UPLOAD,
    settles=Settles.OWN,
)
def rescan(document: IncomingDocument, context: Context) -> None:
    refuse_secret(context.answers)
    hand_in(document, context)
