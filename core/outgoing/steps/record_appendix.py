"""Ghi tài liệu đã chuẩn bị — the file kept is now the one with its place for the signature (R-9.2d)."""

from __future__ import annotations

from core.outgoing.attached import changed
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import AlreadyRecorded, Context, OldCheck, Settles, step

OPEN = (
    OutgoingState.DRAFTING, OutgoingState.RETURNED, OutgoingState.SUBMITTED,
    OutgoingState.CHECKED, OutgoingState.APPROVED, OutgoingState.FORM_CHECKED,
    OutgoingState.SIGNED, OutgoingState.NUMBERED, OutgoingState.SEALED,
)  # fmt: skip


@step(
    code="rpa",
    basis="R-9.2d",
    roles={Role.SYSTEM},
    moves={state: state for state in OPEN},
    settles=Settles.NONE,
    moves_version=False,
)
def record_appendix(document: OutgoingDocument, context: Context) -> None:
    answers = context.answers
    found = [row for row in document.appendices if row["sha256"] == answers["sha256"]]
    if not found:
        raise OldCheck
    if found[0].get("unprepared") == answers.get("refused", ""):
        raise AlreadyRecorded
    row = {name: value for name, value in found[0].items() if name != "unprepared"}
    if "prepared" in answers:
        row |= {"sha256": answers["prepared"], "size": answers["size"]}
        row |= {"original": answers["sha256"]}
    else:
        row |= {"unprepared": answers["refused"]}
    document.appendices = changed(document, answers["sha256"], row)
    context.note(sha256=answers["sha256"], prepared=answers.get("prepared", ""))
