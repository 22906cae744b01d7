"""Ghi bản đã chuẩn bị — the version is now the file with its fields; the layout is looked at next."""

from __future__ import annotations

from core.effects.lint_draft import LintDraft
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import DraftChanged
from core.people.person import Role
from core.step import AlreadyRecorded, Context, Settles, step

OPEN = (OutgoingState.SUBMITTED, OutgoingState.CHECKED, OutgoingState.RETURNED)


@step(
    code="rpd",
    basis=("R-9.1", "R-9.2b"),
    roles={Role.SYSTEM},
    moves={state: state for state in OPEN},
    settles=Settles.NONE,
    moves_version=False,
)
def record_preparation(document: OutgoingDocument, context: Context) -> None:
    answers, draft = context.answers, document.draft
    if draft is None or draft.sha256 != answers["sha256"]:
        raise DraftChanged
    if document.drafts[-1].get("unprepared") == answers.get("refused", ""):
        raise AlreadyRecorded
    last = {name: value for name, value in document.drafts[-1].items() if name != "unprepared"}
    if "prepared" in answers:
        last |= {"sha256": answers["prepared"], "size": answers["size"], "original": draft.sha256}
        last["initials"] = bool(answers.get("initials"))
    else:
        last |= {"unprepared": answers["refused"]}
    document.drafts = [*document.drafts[:-1], last]
    context.note(sha256=draft.sha256, prepared=answers.get("prepared", ""))
    signer = context.directory.name(document.signer_id)
    context.ask(
        LintDraft(document.id, last["sha256"], document.type_name, signer, document.urgency)
    )
