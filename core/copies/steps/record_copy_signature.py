"""Ghi kết quả kiểm tra chữ ký bản sao — valid: the copy is worth the original (NĐ 30 Đ.26)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Ref
from core.copies.copy import CopyState, DocumentCopy
from core.copies.sending import as_outgoing
from core.copies.signing import due
from core.effects.notify import Notify
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rcs",
    basis=("R-4.1", "R-9.1", "R-11.1", "R-11.3a", "R-11.3c"),
    roles={Role.SYSTEM},
    moves={CopyState.MADE: CopyState.MADE},
    turns={CopyState.MADE: CopyState.SEALED},
    settles=Settles.NONE,
)
def record_copy_signature(copy: DocumentCopy, context: Context) -> None:
    row, answers = copy.sealed, context.answers
    if row is None or row["sha256"] != answers["sha256"] or due(copy) is None:
        raise OldCheck
    person, at = UUID(hex=row["person"]), datetime.fromisoformat(row["at"])
    key = answers.get("key", "")
    refusal = held_against(context.directory, Purpose.AGENCY, key, person, at)
    copy.signature_findings = list(held(answers["findings"], refusal))
    failed = [one["check"] for one in copy.signature_findings if one["result"] != "pass"]
    context.note(sha256=row["sha256"], failed=failed)
    if not valid(copy.signature_findings):
        context.ask(Notify(person, copy.area, copy.id, reason="reason-scan-signature-refused"))
        return
    copy.state = CopyState.SEALED
    if copy.receivers:
        outgoing = as_outgoing(copy, context)
        copy.outgoing_id = outgoing.id
        context.add(outgoing)
    readers = [UUID(hex=one) for one in copy.readers]
    for reader in readers:
        context.concern(Ref(copy.area, copy.id), reader)
    told = dict.fromkeys([copy.asked_by, *readers])
    context.ask(*(Notify(one, copy.area, copy.id, reason="reason-copy-sealed") for one in told))
