"""Ký nháy nội dung — the draft comes back with the unit head's signature (R-8.3b-1, NĐ 30 Đ.12 k.1)."""

from __future__ import annotations

from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import may_initial, put_last
from core.outgoing.rules import DraftChanged
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="kyn",
    basis=("R-8.3b-1", "R-9.1"),
    roles={Role.UNIT_HEAD},
    moves={OutgoingState.SUBMITTED: OutgoingState.SUBMITTED},
    form={"file": PdfFile()},
    when=may_initial,
    settles=Settles.OWN,
)
def initial(document: OutgoingDocument, context: Context) -> None:
    file, draft = context.file("file"), document.draft
    if draft is None:
        raise DraftChanged
    if file.sha256 == draft.sha256:
        raise SignedFileChanged
    row = context.answers["file"] | context.stamp() | {"person": context.person.id.hex}
    put_last(document, handed=row)
    document.signature_findings = []
    document.signing = document.signing_refused = None
    context.note(sha256=file.sha256, before=draft.sha256)
    context.ask(
        VerifySignature(document.id, Purpose.PERSON, file.sha256, draft.sha256,
                        context.person.name, "", context.now, initial=True)
    )  # fmt: skip
