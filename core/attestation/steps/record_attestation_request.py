"""Ghi đề nghị ký biên bản khẩn — the machine may fetch it now; or the clerk is told why not (R-11.1)."""

from __future__ import annotations

from core.asking import take_in
from core.attestation.attestation import Attestation, AttestationState
from core.attestation.signing import due
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rbq",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={AttestationState.MADE: AttestationState.MADE},
    settles=Settles.NONE,
    moves_version=False,
)
def record_attestation_request(attestation: Attestation, context: Context) -> None:
    take_in(attestation, due(attestation), context)
