"""Ký nháy — the unit head's own signature on the draft that he has read (R-8.3b-1, NĐ 30 Đ.12 k.1).

The draft's row says `initials` when it was prepared with a field for them; `handed` {sha256, name,
size, by, at} is what was handed in and is being checked; `initialled` {by, at, sha256, size} who
signed, when, and the file as it was before. From then on the signed file is the draft.
"""

from __future__ import annotations

from typing import Any

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import reviewer
from core.people.person import Person

MARKS = ("handed", "initialled")


def initials_due(document: OutgoingDocument) -> bool:
    """Có ô ký nháy và chưa ai ký."""
    return document.state == OutgoingState.SUBMITTED and bool(last(document).get("initials"))


def may_initial(document: OutgoingDocument, person: Person) -> bool:
    """Người được ký nháy — who judges the content; there is a field only where he has a machine."""
    return initials_due(document) and reviewer(document, person)


def last(document: OutgoingDocument) -> dict[str, Any]:
    """Phiên bản hiện hành của dự thảo."""
    return document.drafts[-1] if document.drafts else {}


def put_last(document: OutgoingDocument, **changed: Any) -> None:
    """Đổi dòng phiên bản hiện hành — what becomes None is left out."""
    row = {name: value for name, value in (last(document) | changed).items() if value is not None}
    document.drafts = [*document.drafts[:-1], row]


def without_initials(document: OutgoingDocument) -> None:
    """Bỏ chữ ký nháy cũ — what is submitted anew is prepared anew, from the file before it."""
    before = last(document).get("initialled")
    if before is not None:
        put_last(document, sha256=before["sha256"], size=before["size"])
    if document.drafts:
        put_last(document, handed=None, initialled=None, initials=None)
