"""Ghi kết quả kiểm tra chữ ký nháy — valid: the signed file is the draft, and goes to the leader."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Area
from core.effects.lint_draft import LintDraft
from core.effects.notify import Notify
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import last, put_last
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rky",
    basis=("R-8.3b-1", "R-9.1", "R-11.1"),
    roles={Role.SYSTEM},
    moves={OutgoingState.SUBMITTED: OutgoingState.SUBMITTED},
    turns={OutgoingState.SUBMITTED: OutgoingState.CHECKED},
    settles=Settles.NONE,
)
def record_initial(document: OutgoingDocument, context: Context) -> None:
    row = last(document).get("handed")
    if row is None or row["sha256"] != context.answers["sha256"]:
        raise OldCheck
    whose, at = UUID(hex=row["person"]), datetime.fromisoformat(row["at"])
    key = context.answers.get("key", "")
    refusal = held_against(context.directory, Purpose.PERSON, key, whose, at)
    document.signature_findings = list(held(context.answers["findings"], refusal))
    failed = [one["check"] for one in document.signature_findings if one["result"] != "pass"]
    context.note(sha256=row["sha256"], failed=failed)
    if valid(document.signature_findings):
        _initialled(document, row, whose, context)
        return
    reason = "reason-signature-refused"
    context.ask(Notify(whose, Area.OUTGOING, document.id, document.urgency, reason))


def _initialled(
    document: OutgoingDocument, row: dict[str, Any], whose: UUID, context: Context
) -> None:
    before = last(document)
    mark = {"by": row["by"], "at": context.answers["signed_at"] or row["at"]}
    mark |= {name: before[name] for name in ("sha256", "size")}
    put_last(document, sha256=row["sha256"], size=row["size"], handed=None, initialled=mark)
    document.signature_findings = []
    document.form_findings = []  # they were of the file before; nothing is taken for granted
    document.checked_by, document.checked_at = whose, context.now
    document.state = OutgoingState.CHECKED
    signer = context.directory.name(document.signer_id)
    context.ask(LintDraft(document.id, row["sha256"], document.type_name, signer, document.urgency))
