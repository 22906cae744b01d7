"""Ký số biên bản khẩn bằng máy ký — the clerk asks the machine with the agency's key (R-11.3b)."""

from __future__ import annotations

from core.attestation.attestation import Attestation, AttestationState
from core.attestation.signing import may_seal, request
from core.card import Style
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bbk",
    basis=("R-10.3b", "R-11.2", "R-11.3a", "R-11.3b"),
    roles={Role.CLERK},
    moves={AttestationState.MADE: AttestationState.MADE},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def begin_sealing_attestation(attestation: Attestation, context: Context) -> None:
    wanted = may_seal(attestation, begin_sealing_attestation, context)
    attestation.signing = attestation.signing_refused = None
    context.ask(request(attestation, wanted, context))
