"""Ghi kết quả kiểm tra — the checks have run; the clerk sees every finding (R-8.1a)."""

from __future__ import annotations

from typing import Any

from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.rules import clean, legal_value
from core.people.person import Role
from core.step import Context, step


@step(
    code="ver",
    basis=("R-8.1a", "R-4.1", "R-4.2"),
    roles={Role.SYSTEM},
    moves={IncomingState.ARRIVED: IncomingState.VERIFIED},
    turns={IncomingState.ARRIVED: IncomingState.DOUBTFUL},
)
def record_verification(document: IncomingDocument, context: Context) -> None:
    checked = {row["check"] for row in context.answers["findings"]}
    kept = [row for row in document.findings if row["check"] not in checked]
    document.findings = sorted([*context.answers["findings"], *kept], key=_place)
    document.legal_value = legal_value(document.findings)
    if not clean(document.findings):
        document.state = IncomingState.DOUBTFUL
    failed = [row["check"] for row in document.findings if row["result"] != "pass"]
    context.note(failed=failed, legal_value=document.legal_value)


def _place(row: dict[str, Any]) -> int:
    return int(str(row["check"]).removeprefix("C"))
