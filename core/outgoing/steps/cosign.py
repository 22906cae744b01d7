"""Nộp bản đã cùng ký — the file of before with one signature more (R-9.1).

Who is of another agency signs there: then the clerk hands in what came back.
"""

from __future__ import annotations

from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.outgoing.asking import before
from core.outgoing.cosigning import hands_in, next_row, put_next
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import NotTheSigner
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="ckg",
    basis="R-9.1",
    roles={Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK},
    moves={OutgoingState.COSIGNING: OutgoingState.COSIGNING},
    form={"file": PdfFile()},
    when=hands_in,
    settles=Settles.OWN,
)
def cosign(document: OutgoingDocument, context: Context) -> None:
    row = next_row(document)
    if row is None or not hands_in(document, context.person):
        raise NotTheSigner
    file, continued = context.file("file"), before(document, Purpose.PERSON)
    if file.sha256 == continued:
        raise SignedFileChanged
    put_next(document, handed=context.answers["file"] | context.stamp())
    document.signature_findings = []
    document.signing = document.signing_refused = None
    context.note(sha256=file.sha256, before=continued, name=row["name"])
    context.ask(
        VerifySignature(document.id, Purpose.PERSON, file.sha256, continued, row["name"], "",
                        context.now, cosigner=True)
    )  # fmt: skip
