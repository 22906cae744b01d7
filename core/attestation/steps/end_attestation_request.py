"""Hết hạn đề nghị ký biên bản khẩn — nothing was signed; the clerk may ask again (R-11.1)."""

from __future__ import annotations

from core.asking import let_end
from core.attestation.attestation import Attestation, AttestationState
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="ebk",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={state: state for state in AttestationState},
    settles=Settles.NONE,
    moves_version=False,
)
def end_attestation_request(attestation: Attestation, context: Context) -> None:
    let_end(attestation, context)
