"""Đạt thể thức — văn thư has checked the form; the signer's turn (R-9.2a, NĐ 30 Đ.12 k.2)."""

from __future__ import annotations

from core.card import Style
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, step


@step(
    code="fmt",
    basis="R-9.2a",
    roles={Role.CLERK},
    moves={OutgoingState.APPROVED: OutgoingState.FORM_CHECKED},
    style=Style.SUCCESS,
)
def check_format(document: OutgoingDocument, context: Context) -> None:
    document.form_checked_by = context.person.id
    document.form_checked_at = context.now
    context.note(sha256=document.approved_sha256)
