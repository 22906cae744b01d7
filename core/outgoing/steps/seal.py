"""Ký số của cơ quan — văn thư hands in the signed file with the agency's signature (R-9.2d)."""

from __future__ import annotations

from core.card import Style
from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.signing.entitled import entitle
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, NotYourStep, Settles, step


@step(
    code="sel",
    basis=("R-9.2d", "R-9.1", "R-11.2", "R-11.3a", "R-11.3c"),
    roles={Role.CLERK},
    moves={OutgoingState.NUMBERED: OutgoingState.NUMBERED},
    form={"file": PdfFile()},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def seal(document: OutgoingDocument, context: Context) -> None:
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=seal.label)
    entitle(context.directory, context.person.id, context.now)
    file, before = context.file("file"), (document.signed or {}).get("sha256", "")
    if file.sha256 == before:
        raise SignedFileChanged
    document.sealed = context.answers["file"] | context.stamp() | {"person": context.person.id.hex}
    document.signature_findings = []
    document.signing = document.signing_refused = None
    agency = context.directory.agency
    context.note(sha256=file.sha256, before=before)
    context.ask(
        VerifySignature(document.id, Purpose.AGENCY, file.sha256, before,
                        agency.name, agency.code, context.now)
    )  # fmt: skip
