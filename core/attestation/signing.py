"""Ký số biên bản khẩn — the agency's signature on the record that its clerk answers for (R-10.3b)."""

from __future__ import annotations

from core.asking import Due, profile_of
from core.attestation.attestation import Attestation, AttestationState
from core.effects.begin_signing import BeginSigning
from core.people.person import Role
from core.signing.entitled import entitle
from core.signing.making import Kind
from core.signing.required import Purpose
from core.step import Context, NotNow, NotYourStep, Step


def due(attestation: Attestation) -> Due | None:
    """Chữ ký đến lượt — the agency's, on the record that was drawn up."""
    made = attestation.made
    if attestation.state != AttestationState.MADE or made is None:
        return None
    return Due(Purpose.AGENCY, Kind.ATTACHMENT, made["sha256"], str(made["name"]), "sbk")


def may_seal(attestation: Attestation, step: Step, context: Context) -> Due:
    """Được ký số biên bản — only the clerk who was given the device in writing (R-11.2, R-11.3a).
    Raises the `Refusal` that stands against it.
    """
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=step.label)
    found = due(attestation)
    if found is None:
        raise NotNow(step=step.label)
    entitle(context.directory, context.person.id, context.now)
    return found


def request(attestation: Attestation, wanted: Due, context: Context) -> BeginSigning:
    """Lập đề nghị — with the number of the document that the record is about."""
    profile = profile_of(context.options)
    return BeginSigning(
        attestation.id, attestation.agency_id, Purpose.AGENCY, context.person.id, wanted.before,
        profile.level, profile.appearance, profile.seal_mm,
        agency=context.directory.agency.name, reference=attestation.reference,
        area=attestation.area, appendix=True,
    )  # fmt: skip
