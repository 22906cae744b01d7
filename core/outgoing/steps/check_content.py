"""Đồng ý nội dung, trình lãnh đạo — the unit head answers for the content (NĐ 30 Đ.12 k.1).

Where there is a field for his initials he may sign, or agree without: the empty field, which would
puzzle everybody who gets the document, is then taken out before the leader's turn.
"""

from __future__ import annotations

from core.card import Style
from core.outgoing.asking import STAMPS
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import initials_due, put_last, without_initials
from core.outgoing.preparing import begin_preparing
from core.outgoing.rules import reviewer
from core.people.person import Role
from core.step import Context, step
from core.text import Text


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
    if initials_due(document):
        document.form_findings = []  # they were of the file with the field
        without_initials(document)
        begin_preparing(document, STAMPS[document.urgency], None, context)
        context.tell(Text.of("step-check-content-without-initials"))
