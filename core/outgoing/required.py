"""Đủ điều kiện phát hành — the sixteen items of QĐ 28 Đ.10, and what must have happened before.

Each item is a row: the letter of the law, the message that names it, and when it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.errors import Refusal
from core.exchange.receiver import electronic
from core.outgoing.attached import to_be_sealed
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Directory
from core.registers.types import TYPES, TypeGroup
from core.text import Text

ISSUED = {OutgoingState.SEALED, OutgoingState.DISPATCHED, OutgoingState.DELIVERED}
Holds = Callable[[OutgoingDocument, Directory], bool]


class NotReadyToDispatch(Refusal):
    """Something that the law wants on or before dispatch is missing; `missing` names all of it."""


@dataclass(frozen=True)
class Item:
    """Một mục bắt buộc — its message is `item-<name>`."""

    name: str
    holds: Holds


def _agencies(document: OutgoingDocument, directory: Directory) -> bool:
    rows = [row for row in document.deliveries if row.get("kind", "agency") == "agency"]
    return bool(directory.agency.code) and all(map(electronic, rows))


def _uid(document: OutgoingDocument, directory: Directory) -> bool:
    return document.document_uid.startswith(f"{directory.agency.code},")


def _reference(document: OutgoingDocument, _directory: Directory) -> bool:
    return document.number is not None and "/" in document.reference


def _signer(document: OutgoingDocument, directory: Directory) -> bool:
    found = [one for one in directory.people if one.id == document.signer_id]
    return bool(found and found[0].name and found[0].position)


def _files(document: OutgoingDocument, _directory: Directory) -> bool:
    rows = [document.sealed or {}, *document.appendices]
    return all(row.get("sha256") and row.get("name") and row.get("size") for row in rows)


def is_copy(document: OutgoingDocument) -> bool:
    """Bản sao (NĐ 30 Đ.25)."""
    found = TYPES.get(document.type_name)
    return found is not None and found.group is TypeGroup.COPY


def _history(document: OutgoingDocument, _directory: Directory) -> bool:
    drafted = (document.checked_at, document.form_checked_at)
    return bool(document.approved_at) and (is_copy(document) or all(drafted))


def _unless_copy(holds: Callable[[OutgoingDocument], bool]) -> Holds:
    """A copy is neither drafted nor signed in person here: it was allowed, and made by the system."""
    return lambda document, _: is_copy(document) or holds(document)


# QĐ 28/2018 Đ.10 k.2, a to q, in the order of the law
ITEMS = (
    Item("agency-codes", _agencies),
    Item("document-uid", _uid),
    Item("reference", _reference),
    Item("issued-on", lambda document, _: document.issued_on is not None),
    Item("type", lambda document, _: document.type_name in TYPES),
    Item("subject", lambda document, _: bool(document.subject.strip())),
    Item("files", _files),
    Item("state", lambda document, _: document.state in ISSUED),
    Item("signer", _signer),
    Item("urgency", lambda document, _: document.urgency in {0, 1, 2, 3}),
    Item("sender", lambda _, directory: bool(directory.agency.name)),
    Item("receivers", lambda document, _: bool(document.deliveries)
         and all(row.get("name") for row in document.deliveries)),
    Item("sent-at", lambda document, _: document.dispatched_at is not None),
    Item("due", lambda document, _: not document.needs_reply or document.reply_by is not None),
    Item("history", _history),
    Item("other", lambda _, directory: bool(directory.agency.place)),
)  # fmt: skip
# R-9.2a, R-9.2d: what must have happened
BEFORE = (
    Item("approval", lambda document, _: document.approved_by is not None),
    Item("form-check", _unless_copy(lambda document: document.form_checked_at is not None)),
    Item(
        "person-signature",
        _unless_copy(lambda document: bool(document.signed and document.signed_at)),
    ),
    Item("co-signatures", lambda document, _: all("signed" in row for row in document.cosigners)),
    Item("agency-signature", lambda document, _: bool(document.sealed and document.sealed_at)),
    Item("appendix-signatures", lambda document, _: not to_be_sealed(document)),
)


def missing(document: OutgoingDocument, directory: Directory) -> Iterator[Text]:
    """Còn thiếu — by name, those of the law first."""
    for item in (*ITEMS, *BEFORE):
        if not item.holds(document, directory):
            yield Text.of(f"item-{item.name}")


def check_ready(document: OutgoingDocument, directory: Directory) -> None:
    """Raises `NotReadyToDispatch`."""
    found = list(missing(document, directory))
    if found:
        raise NotReadyToDispatch(missing=found)
