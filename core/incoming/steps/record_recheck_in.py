"""Ghi kết quả kiểm tra lại chữ ký văn bản đến — a verdict turned, or a timestamp was added (R-8.1a)."""

from __future__ import annotations

from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.rechecking import take_recheck
from core.step import Context, Settles, step


@step(
    code="rki",
    basis="R-8.1a",
    roles={Role.SYSTEM},
    moves={state: state for state in IncomingState},
    settles=Settles.NONE,
    moves_version=False,
)
def record_recheck_in(document: IncomingDocument, context: Context) -> None:
    take_recheck(document, context)
