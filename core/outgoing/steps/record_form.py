"""Ghi kết quả kiểm tra thể thức — the linter has looked; the state stays (R-6.4a)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import DraftChanged
from core.people.person import Role
from core.step import AlreadyRecorded, Context, Settles, step

OPEN = (
    OutgoingState.DRAFTING, OutgoingState.SUBMITTED, OutgoingState.CHECKED,
    OutgoingState.RETURNED, OutgoingState.APPROVED, OutgoingState.FORM_CHECKED,
)  # fmt: skip


@step(
    code="rfm",
    moves_version=False,
    basis=("R-6.4a", "R-9.2a"),
    roles={Role.SYSTEM},
    moves={state: state for state in OPEN},
    settles=Settles.NONE,
)
def record_form(document: OutgoingDocument, context: Context) -> None:
    if document.draft is None or document.draft.sha256 != context.answers["sha256"]:
        raise DraftChanged
    if document.form_findings == list(context.answers["findings"]):
        raise AlreadyRecorded
    document.form_findings = list(context.answers["findings"])
    failed = [row["check"] for row in document.form_findings if row["result"] == "fail"]
    context.note(failed=failed, sha256=context.answers["sha256"])
