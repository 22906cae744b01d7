"""Không cho sao — with the reason; the clerk who asked is told (NĐ 30 Đ.27)."""

from __future__ import annotations

from core.card import Style
from core.copies.copy import CopyState, DocumentCopy
from core.copies.rules import TYPES, MayNotAllowCopies
from core.effects.notify import Notify
from core.form import Words
from core.people.capacity import signature_of
from core.people.person import Role
from core.step import Context, step


@step(
    code="ksa",
    basis="R-5.1",
    roles={Role.LEADER, Role.UNIT_HEAD},
    moves={CopyState.ASKED: CopyState.REFUSED},
    form={"words": Words(least=5, most=500)},
    style=Style.DANGER,
)
def refuse_copy(copy: DocumentCopy, context: Context) -> None:
    if signature_of(context.directory, context.person, TYPES[copy.kind]) is None:
        raise MayNotAllowCopies(name=context.person.name)
    copy.decided_by, copy.decided_at = context.person.id, context.now
    copy.refusal = context.answers["words"]
    context.note(words=copy.refusal)
    context.ask(Notify(copy.asked_by, copy.area, copy.id, reason="reason-copy-refused"))
