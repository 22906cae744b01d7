"""Ghi kết quả kiểm tra tài liệu kèm — valid: it goes out so; else the card says why not (R-9.2d)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Area
from core.effects.notify import Notify
from core.outgoing.attached import changed, to_be_sealed
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rsa",
    basis=("R-9.2d", "R-11.1", "R-11.3a"),
    roles={Role.SYSTEM},
    moves={OutgoingState.SEALED: OutgoingState.SEALED},
    settles=Settles.NONE,
)
def record_appendix_signature(document: OutgoingDocument, context: Context) -> None:
    sha256 = context.answers["sha256"]
    rows = [row for row in to_be_sealed(document) if row.get("handed", {}).get("sha256") == sha256]
    if not rows:
        raise OldCheck
    row, handed = rows[0], rows[0]["handed"]
    person, at = UUID(hex=handed["person"]), datetime.fromisoformat(handed["at"])
    key = context.answers.get("key", "")
    refusal = held_against(context.directory, Purpose.AGENCY, key, person, at)
    findings = list(held(context.answers["findings"], refusal))
    context.note(sha256=sha256, failed=[f["check"] for f in findings if f["result"] != "pass"])
    if valid(findings):
        kept = {**row, "sealed": handed, "findings": []}
        document.appendices = changed(document, row["sha256"], kept)
        return
    document.appendices = changed(document, row["sha256"], {**row, "findings": findings})
    context.ask(
        Notify(person, Area.OUTGOING, document.id, document.urgency, "reason-signature-refused")
    )
