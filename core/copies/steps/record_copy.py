"""Ghi bản sao đã lập — it waits for the seal; or why it could not be made (NĐ 30 Đ.25)."""

from __future__ import annotations

from core.copies.copy import CopyState, DocumentCopy
from core.people.person import Role
from core.step import Context, OldCheck, Settles, step


@step(
    code="rsc",
    basis="R-4.1",
    roles={Role.SYSTEM},
    moves={CopyState.MAKING: CopyState.MADE},
    turns={CopyState.MAKING: CopyState.FAILED},
    settles=Settles.NONE,
)
def record_copy(copy: DocumentCopy, context: Context) -> None:
    answers = context.answers
    if (answers["sha256"], answers["reference"]) != (copy.source["sha256"], copy.reference):
        raise OldCheck
    if "refused" in answers:
        copy.unmade, copy.state = answers["refused"], CopyState.FAILED
        context.note(refused=answers["refused"]["key"])
        return
    name = f"{copy.reference.replace('/', '-').replace('.', '-')}.pdf"
    copy.made = {"sha256": answers["made"], "name": name, "size": answers["size"]}
    context.note(sha256=answers["made"], source=copy.source["sha256"])
