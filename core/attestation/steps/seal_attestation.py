"""Nộp biên bản khẩn đã ký số — the clerk hands in the record with the agency's signature (R-10.3b)."""

from __future__ import annotations

from core.attestation.attestation import Attestation, AttestationState
from core.attestation.signing import may_seal
from core.card import Style
from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="sbk",
    basis=("R-10.3b", "R-11.2", "R-11.3a", "R-11.3c"),
    roles={Role.CLERK},
    moves={AttestationState.MADE: AttestationState.MADE},
    form={"file": PdfFile()},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def seal_attestation(attestation: Attestation, context: Context) -> None:
    wanted, file = may_seal(attestation, seal_attestation, context), context.file("file")
    if file.sha256 == wanted.before:
        raise SignedFileChanged
    handed = context.answers["file"] | {"name": wanted.name}
    attestation.sealed = handed | context.stamp() | {"person": context.person.id.hex}
    attestation.signature_findings = []
    attestation.signing = attestation.signing_refused = None
    agency = context.directory.agency
    context.note(sha256=file.sha256, before=wanted.before)
    context.ask(
        VerifySignature(attestation.id, Purpose.AGENCY, file.sha256, wanted.before,
                        agency.name, agency.code, context.now, attestation.area)
    )  # fmt: skip
