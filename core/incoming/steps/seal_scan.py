"""Nộp bản số hóa đã ký số — the clerk hands in the scan with the agency's signature (R-8.5c, R-3.11)."""

from __future__ import annotations

from core.card import Style
from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.scanning import may_seal, to_be_sealed
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="ssc",
    basis=("R-8.5c", "R-3.11", "R-11.2", "R-11.3a", "R-11.3c"),
    roles={Role.CLERK},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    form={"file": PdfFile()},
    style=Style.SUCCESS,
    when=to_be_sealed,
    settles=Settles.OWN,
)
def seal_scan(document: IncomingDocument, context: Context) -> None:
    wanted, file = may_seal(document, seal_scan, context), context.file("file")
    if file.sha256 == wanted.before:
        raise SignedFileChanged
    document.sealed = context.answers["file"] | context.stamp() | {"person": context.person.id.hex}
    document.signature_findings = []
    document.signing = document.signing_refused = None
    agency = context.directory.agency
    context.note(sha256=file.sha256, before=wanted.before)
    context.ask(
        VerifySignature(document.id, Purpose.AGENCY, file.sha256, wanted.before,
                        agency.name, agency.code, context.now, document.area)
    )  # fmt: skip
