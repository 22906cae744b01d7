"""Cho sao văn bản — who has the authority decides; the copy gets its number (NĐ 30 Đ.15, Đ.27)."""

from __future__ import annotations

from core.card import Style
from core.copies.asking import make, number
from core.copies.copy import CopyState, DocumentCopy
from core.copies.rules import TYPES, MayNotAllowCopies, check_original
from core.form import Proof
from core.people.capacity import signature_of
from core.people.person import Role
from core.step import Context, step
from core.text import Text


@step(
    code="dsa",
    basis=("R-5.1", "R-9.2b"),
    roles={Role.LEADER, Role.UNIT_HEAD},  # a unit head when he signs TL. or TUQ.
    moves={CopyState.ASKED: CopyState.MAKING},
    proof=Proof.SECOND_FACTOR,
    style=Style.SUCCESS,
)
def allow_copy(copy: DocumentCopy, context: Context) -> None:
    signature = signature_of(context.directory, context.person, TYPES[copy.kind])
    if signature is None:
        raise MayNotAllowCopies(name=context.person.name)
    check_original(copy, context)
    copy.decided_by, copy.decided_at = context.person.id, context.now
    copy.authority = {"lines": list(signature.lines), "name": context.person.name}
    number(copy, context)
    make(copy, context)
    context.tell(Text.of("copy-allowed-as", reference=copy.reference))
    context.note(
        reference=copy.reference, number=copy.number, series=copy.series,
        year=copy.register_year, sha256=copy.source["sha256"], **copy.authority,
    )  # fmt: skip
