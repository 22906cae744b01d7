"""Ghi kết quả kiểm tra chữ ký bản số hóa — valid: it counts as the paper does, and waits for the
register; else the card says why not (R-3.11, R-8.5c).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.effects.notify import Notify
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.scanning import due, legal_value_of_scan
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rss",
    basis=("R-3.11", "R-8.5c", "R-4.1", "R-11.1", "R-11.3a", "R-11.3c"),
    roles={Role.SYSTEM},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    turns={IncomingState.SCANNED: IncomingState.VERIFIED},
    settles=Settles.NONE,
)
def record_scan_signature(document: IncomingDocument, context: Context) -> None:
    row, answers = document.sealed, context.answers
    if row is None or row["sha256"] != answers["sha256"] or due(document) is None:
        raise OldCheck
    person, at = UUID(hex=row["person"]), datetime.fromisoformat(row["at"])
    key = answers.get("key", "")
    refusal = held_against(context.directory, Purpose.AGENCY, key, person, at)
    document.signature_findings = list(held(answers["findings"], refusal))
    document.legal_value = legal_value_of_scan(document)
    failed = [one["check"] for one in document.signature_findings if one["result"] != "pass"]
    context.note(sha256=row["sha256"], failed=failed, legal_value=document.legal_value)
    if valid(document.signature_findings):
        document.files = [{name: row[name] for name in ("sha256", "name", "size")}]
        document.state = IncomingState.VERIFIED
        return
    reason = "reason-scan-signature-refused"
    context.ask(Notify(person, document.area, document.id, document.urgency, reason))
