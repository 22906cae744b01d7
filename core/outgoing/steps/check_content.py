"""Đồng ý nội dung, trình lãnh đạo — the unit head answers for the content (NĐ 30 Đ.12 k.1)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import put_last
from core.outgoing.rules import reviewer
from core.people.person import Role
from core.step import Context, step


@step(
    code="pas",
    basis="R-8.3b-1",
    roles={Role.UNIT_HEAD},
    moves={OutgoingState.SUBMITTED: OutgoingState.CHECKED},
    style=Style.SUCCESS,
    when=reviewer,
)
def check_content(document: OutgoingDocument, context: Context) -> None:
    document.checked_by = context.person.id
    document.checked_at = context.now
    document.signing = document.signing_refused = None
    document.signature_findings = []
    if document.drafts:
        put_last(document, handed=None)
    context.note(sha256=document.draft.sha256 if document.draft else "")
