"""Đạt thể thức — the clerk answers for the form, and says why when the linter sees faults."""

from __future__ import annotations

from core.card import Style
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.form_check import WhyRight
from core.people.person import Role
from core.step import Context, step


@step(
    code="fmt",
    basis=("R-9.2a", "R-6.4a"),
    roles={Role.CLERK},
    moves={OutgoingState.APPROVED: OutgoingState.FORM_CHECKED},
    form={"reason": WhyRight(least=5, most=500)},
    style=Style.SUCCESS,
)
def check_format(document: OutgoingDocument, context: Context) -> None:
    document.form_checked_by = context.person.id
    document.form_checked_at = context.now
    failed = [row["check"] for row in document.form_findings if row["result"] == "fail"]
    context.note(
        sha256=document.approved_sha256, failed=failed, reason=context.answers.get("reason", "")
    )
