"""Ký số ban hành — the signer hands in the approved file with his own signature on it (R-9.1)."""

from __future__ import annotations

from core.card import Style
from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import NotTheSigner
from core.outgoing.signing import signer
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="sgn",
    basis=("R-9.1", "R-8.3b-1"),
    roles={Role.LEADER, Role.UNIT_HEAD},
    moves={OutgoingState.FORM_CHECKED: OutgoingState.FORM_CHECKED},
    form={"file": PdfFile()},
    style=Style.SUCCESS,
    when=signer,
    settles=Settles.OWN,
)
def sign(document: OutgoingDocument, context: Context) -> None:
    if context.person.id != document.signer_id:  # whatever a procedure says: nobody signs for him
        raise NotTheSigner
    file = context.file("file")
    if file.sha256 == document.approved_sha256:
        raise SignedFileChanged
    document.signed = context.answers["file"] | context.stamp()
    document.signature_findings = []
    document.signing = document.signing_refused = None
    context.note(sha256=file.sha256, before=document.approved_sha256)
    context.ask(
        VerifySignature(document.id, Purpose.PERSON, file.sha256, document.approved_sha256,
                        context.person.name, "", context.now)
    )  # fmt: skip
