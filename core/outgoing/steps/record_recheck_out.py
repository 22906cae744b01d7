"""Ghi kết quả kiểm tra lại chữ ký văn bản đi — a verdict turned, or a timestamp was added (R-9.3)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.rechecking import take_recheck
from core.step import Context, Settles, step


@step(
    code="rko",
    basis=("R-9.3", "R-6.1"),
    roles={Role.SYSTEM},
    moves={state: state for state in OutgoingState},
    settles=Settles.NONE,
    moves_version=False,
)
def record_recheck_out(document: OutgoingDocument, context: Context) -> None:
    take_recheck(document, context)
