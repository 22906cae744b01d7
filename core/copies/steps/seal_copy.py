"""Nộp bản sao đã ký số — the clerk hands in the copy with the agency's signature (NĐ 30 Đ.25)."""

from __future__ import annotations

from core.card import Style
from core.copies.copy import CopyState, DocumentCopy
from core.copies.signing import may_seal
from core.effects.verify_signature import VerifySignature
from core.form import PdfFile
from core.people.person import Role
from core.signing.required import Purpose, SignedFileChanged
from core.step import Context, Settles, step


@step(
    code="ssy",
    basis=("R-4.1", "R-11.2", "R-11.3a", "R-11.3c"),
    roles={Role.CLERK},
    moves={CopyState.MADE: CopyState.MADE},
    form={"file": PdfFile()},
    style=Style.SUCCESS,
    settles=Settles.OWN,
)
def seal_copy(copy: DocumentCopy, context: Context) -> None:
    wanted, file = may_seal(copy, seal_copy, context), context.file("file")
    if file.sha256 == wanted.before:
        raise SignedFileChanged
    handed = context.answers["file"] | {"name": wanted.name}
    copy.sealed = handed | context.stamp() | {"person": context.person.id.hex}
    copy.signature_findings = []
    copy.signing = copy.signing_refused = None
    agency = context.directory.agency
    context.note(sha256=file.sha256, before=wanted.before)
    context.ask(
        VerifySignature(copy.id, Purpose.AGENCY, file.sha256, wanted.before,
                        agency.name, agency.code, context.now, copy.area)
    )  # fmt: skip
