"""Gửi kèm tài liệu — a file that goes out with the document; an approval is void (R-6.5, P12)."""

from __future__ import annotations

from core.errors import Refusal
from core.form import UPLOAD, AllowedFile, refuse_secret
from core.outgoing.appendices import EDITABLE, LIMIT, AttachedAlready, TooManyFiles, prepare, voided
from core.outgoing.document import OutgoingDocument
from core.outgoing.rules import drafter
from core.people.person import Role
from core.step import Context, step


@step(
    code="att",
    basis=("R-6.5b", "R-9.2d", "R-1.2"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves=EDITABLE,
    form={"secrecy": UPLOAD["secrecy"], "file": AllowedFile()},
    when=drafter,
)
def attach(document: OutgoingDocument, context: Context) -> None:
    refuse_secret(context.answers)
    file = context.answers["file"]
    refusal = _against(document, file["sha256"], file["name"])
    if refusal is not None:
        raise refusal
    document.appendices = [*document.appendices, file | context.stamp()]
    voided(document, context)
    prepare(document, file, context)
    context.note(attached=file["sha256"], name=file["name"])


def _against(document: OutgoingDocument, sha256: str, name: str) -> Refusal | None:
    """In a package every file is known by its name."""
    if len(document.appendices) >= LIMIT:
        return TooManyFiles(most=LIMIT)
    rows = document.appendices
    same = any(row["sha256"] == sha256 or row["name"].lower() == name.lower() for row in rows)
    return AttachedAlready(name=name) if same else None
