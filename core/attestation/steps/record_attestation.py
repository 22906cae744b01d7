"""Ghi biên bản khẩn đã lập — it waits for the seal; or why it could not be drawn up (R-10.3b)."""

from __future__ import annotations

from core.attestation.attestation import Attestation, AttestationState
from core.effects.notify import Notify
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="rbk",
    basis="R-10.3b",
    roles={Role.SYSTEM},
    moves={AttestationState.MAKING: AttestationState.MADE},
    turns={AttestationState.MAKING: AttestationState.FAILED},
    settles=Settles.NONE,
)
def record_attestation(attestation: Attestation, context: Context) -> None:
    answers, area = context.answers, attestation.area
    if "refused" in answers:
        attestation.unmade, attestation.state = answers["refused"], AttestationState.FAILED
        context.note(refused=answers["refused"]["key"])
        reason = "reason-attestation-unmade"
        context.ask(Notify(attestation.asked_by, area, attestation.id, reason=reason))
        return
    reference = attestation.reference.replace("/", "-").replace(".", "-")
    name = f"bien-ban-khan-{reference}.pdf" if reference else "bien-ban-khan.pdf"
    attestation.made = {"sha256": answers["made"], "name": name, "size": answers["size"]}
    context.note(sha256=answers["made"], evidence=answers["evidence"])
