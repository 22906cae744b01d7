"""Nộp tài liệu kèm đã ký số — the clerk hands in the file with the agency's signature (R-9.2d)."""

from __future__ import annotations

from core.effects.verify_signature import VerifySignature
from core.exchange.formats.seal import is_seal
from core.form import PdfNeeded, SealedFile
from core.outgoing.appendices import SealNeeded, may_seal
from core.outgoing.attached import changed, is_pdf, signature_of
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import appendix_due
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="sla",
    basis=("R-9.2d", "R-11.2", "R-11.3a", "R-11.3c"),
    roles={Role.CLERK},
    moves={OutgoingState.SEALED: OutgoingState.SEALED},
    form={"file": SealedFile()},
    when=appendix_due,
    settles=Settles.OWN,
)
def seal_appendix(document: OutgoingDocument, context: Context) -> None:
    row, file = may_seal(document, seal_appendix, context), context.file("file")
    detached = not is_pdf(row)
    if detached and not is_seal(file.name):
        raise SealNeeded(name=row["name"])
    if not detached and is_seal(file.name):
        raise PdfNeeded
    if file.sha256 == row["sha256"]:
        raise SignedFileChanged
    handed = context.answers["file"] | context.stamp() | {"person": context.person.id.hex}
    kept = {**row, "handed": signature_of(row, handed), "findings": []}
    document.appendices = changed(document, row["sha256"], kept)
    document.signing = document.signing_refused = None
    agency = context.directory.agency
    context.note(sha256=file.sha256, before=row["sha256"], name=row["name"])
    context.ask(
        VerifySignature(document.id, Purpose.AGENCY, file.sha256, row["sha256"],
                        agency.name, agency.code, context.now, appendix=True,
                        detached=detached)
    )  # fmt: skip
