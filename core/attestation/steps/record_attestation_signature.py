"""Ghi kết quả kiểm tra chữ ký biên bản khẩn — valid: the record stands by itself, offline (R-10.3b)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.attestation.attestation import Attestation, AttestationState
from core.attestation.signing import due
from core.effects.notify import Notify
from core.people.person import Role
from core.signing.entitled import held, held_against
from core.signing.required import Purpose, valid
from core.step import Context, OldCheck, Settles, step


@step(
    code="rsb",
    basis=("R-10.3b", "R-11.1", "R-11.3a", "R-11.3c"),
    roles={Role.SYSTEM},
    moves={AttestationState.MADE: AttestationState.MADE},
    turns={AttestationState.MADE: AttestationState.SEALED},
    settles=Settles.NONE,
)
def record_attestation_signature(attestation: Attestation, context: Context) -> None:
    row, answers = attestation.sealed, context.answers
    if row is None or row["sha256"] != answers["sha256"] or due(attestation) is None:
        raise OldCheck
    person, at = UUID(hex=row["person"]), datetime.fromisoformat(row["at"])
    refusal = held_against(context.directory, Purpose.AGENCY, answers.get("key", ""), person, at)
    attestation.signature_findings = list(held(answers["findings"], refusal))
    found = attestation.signature_findings
    failed = [one["check"] for one in found if one["result"] != "pass"]
    context.note(sha256=row["sha256"], failed=failed)
    reason = "reason-attestation-sealed"
    if not valid(found):
        reason = "reason-scan-signature-refused"
    else:
        attestation.state = AttestationState.SEALED
    context.ask(Notify(person, attestation.area, attestation.id, reason=reason))
