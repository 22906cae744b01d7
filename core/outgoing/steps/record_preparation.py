"""Ghi bản đã chuẩn bị — the version is now the file with its fields; the layout is looked at next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.effects.lint_draft import LintDraft
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.preparing import without_outcome
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
    if _recorded(document, answers):
        raise AlreadyRecorded
    last = without_outcome(document.drafts[-1])
    if "prepared" in answers:
        source = answers.get("source", draft.sha256)
        last |= {"sha256": answers["prepared"], "size": answers["size"], "original": source}
        last["initials"] = bool(answers.get("initials"))
    else:
        last |= {"unprepared": answers["refused"]}
    document.drafts = [*document.drafts[:-1], last]
    context.note(sha256=draft.sha256, prepared=answers.get("prepared", ""))
    signer = context.directory.name(document.signer_id)
    context.ask(
        LintDraft(document.id, last["sha256"], document.type_name, signer, document.urgency)
    )


def _recorded(document: OutgoingDocument, answers: Mapping[str, Any]) -> bool:
    row = document.drafts[-1]
    if "preparing" in row:
        return False
    same = "original" in row and row["sha256"] == answers.get("prepared")
    return bool(same or row.get("unprepared") == answers.get("refused", ""))
