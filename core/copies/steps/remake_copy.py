"""Lập lại bản sao — under the number it already has, of an extract with other pages (NĐ 30 Đ.25)."""

from __future__ import annotations

from core.copies.asking import make
from core.copies.copy import CopyState, DocumentCopy
from core.copies.questions import Pages
from core.people.person import Role
from core.step import Context, step


@step(
    code="lsa",
    basis="R-4.1",
    roles={Role.CLERK},
    moves={CopyState.FAILED: CopyState.MAKING},
    form={"pages": Pages()},
)
def remake_copy(copy: DocumentCopy, context: Context) -> None:
    copy.pages = context.answers.get("pages", "")
    context.note(pages=copy.pages)
    make(copy, context)
