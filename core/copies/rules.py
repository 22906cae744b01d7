"""Quy tắc sao văn bản — what may be copied, in which form, by whose decision (NĐ 30 Đ.25–27)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.card import Ref
from core.copies.copy import CopyState, DocumentCopy
from core.errors import Refusal
from core.incoming.document import IncomingDocument, IncomingState, LegalValue
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.required import is_copy
from core.people.capacity import signature_of
from core.people.directory import Directory
from core.people.person import Person, Role
from core.registers.reference import Reference, ReferenceKind
from core.signing.making import CopyKind
from core.step import Context

TYPES: Mapping[CopyKind, str] = {
    CopyKind.CERTIFIED: "type-certified-copy",
    CopyKind.DUPLICATE: "type-duplicate-copy",
    CopyKind.EXTRACT: "type-extract-copy",
}
"""Loại văn bản của mỗi hình thức sao — for number, authority and sending."""
KINDS = {f"copy-kind-{kind.name.lower()}": kind for kind in CopyKind}
CERTIFIED = "SY"
REGISTERED = (
    IncomingState.REGISTERED, IncomingState.ASSIGNED, IncomingState.IN_PROGRESS,
    IncomingState.FINISHED,
)  # fmt: skip
ISSUED = (OutgoingState.DISPATCHED, OutgoingState.DELIVERED)
_DECIDERS = (Role.LEADER, Role.UNIT_HEAD)


class NothingToCopy(Refusal):
    """No valid signature stands on it, or it was taken back: there is no original to copy."""


class NotThatKind(Refusal):
    """That form of copy is not made of this document (NĐ 30 Đ.25)."""


class MayNotAllowCopies(Refusal):
    """Only the head, and whom the head named, decides on copies (NĐ 30 Đ.27 k.1)."""


def source_of(document: IncomingDocument | OutgoingDocument) -> dict[str, Any] | None:
    """Bản được sao — the file whose signature is valid: what came and counts as paper does, our own
    digitised copy, or what we issued and is no copy itself. None when there is none.
    """
    if isinstance(document, OutgoingDocument):
        issued = document.state in ISSUED and document.recall is None and not is_copy(document)
        row = document.sealed if issued else None
        return {key: row[key] for key in ("sha256", "name", "size")} if row else None
    counts = document.legal_value == LegalValue.EQUALS_PAPER and not document.withdrawn
    file = document.main_file if counts and document.state in REGISTERED else None
    return {"sha256": file.sha256, "name": file.name, "size": file.size} if file else None


def check_original(copy: DocumentCopy, context: Context) -> None:
    """Raises `NothingToCopy` when the original was taken back since the copy was asked for (R-8.2a)."""
    original = context.kept(Ref(copy.about_area, copy.about_id))
    if original is None or source_of(original) is None:
        raise NothingToCopy


def kinds_of(document: IncomingDocument | OutgoingDocument) -> tuple[CopyKind, ...]:
    """Hình thức sao được phép — of a sao y a sao lục; of other copies none; else sao y, trích sao."""
    if source_of(document) is None:
        return ()
    found = Reference.parse(document.reference)
    if found is None or found.kind is not ReferenceKind.COPY:
        return CopyKind.CERTIFIED, CopyKind.EXTRACT
    return (CopyKind.DUPLICATE,) if found.notation.startswith(f"{CERTIFIED}-") else ()


def can_be_copied(document: IncomingDocument | OutgoingDocument, _person: Person) -> bool:
    """Có thể sao."""
    return bool(kinds_of(document))


def waiting(copy: DocumentCopy, directory: Directory) -> list[UUID]:
    """Đang chờ ai — who has the authority; then the clerks, for the seal or another try."""
    if copy.state == CopyState.ASKED:
        able = directory.having(*_DECIDERS)
        return [one.id for one in able if signature_of(directory, one, TYPES[copy.kind])]
    if copy.state in {CopyState.MADE, CopyState.FAILED}:
        return [person.id for person in directory.having(Role.CLERK)]
    return []
