"""Bỏ tài liệu kèm theo — before it goes out; an approval is void (P12)."""

from __future__ import annotations

from core.form import PickFrom
from core.outgoing.appendices import EDITABLE, attached, voided
from core.outgoing.document import OutgoingDocument
from core.outgoing.rules import drafter
from core.people.person import Person, Role
from core.step import Context, step


def _may(document: OutgoingDocument, person: Person) -> bool:
    return bool(document.appendices) and drafter(document, person)


@step(
    code="dtt",
    basis=("R-6.5b", "R-8.3b-2"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves=EDITABLE,
    form={"file": PickFrom(attached)},
    when=_may,
)
def detach(document: OutgoingDocument, context: Context) -> None:
    gone = context.answers["file"]
    document.appendices = [row for row in document.appendices if row["sha256"] != gone]
    voided(document, context)
    context.note(detached=gone)
