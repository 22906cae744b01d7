"""Quy tắc văn bản đi — who may check, sign off and follow a draft; whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from core.errors import Refusal
from core.exchange.receiver import CONFIRMED, ON_PAPER
from core.form import Option
from core.outgoing import cosigning
from core.outgoing.attached import next_due
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.recalling import outstanding
from core.outgoing.receiving import failed, paper_pending, paper_unsent
from core.people.directory import Directory
from core.people.person import Person, Role
from core.text import Text

ALL_PAPER = "paper"


class OwnDraft(Refusal):
    """Nobody approves what he drafted himself."""


class NotTheSigner(Refusal):
    """The draft names another signer."""


class DraftChanged(Refusal):
    """The file is not the one that was submitted."""


class NoUnitHead(Refusal):
    """The drafter's unit has no head today, so nobody can check the content."""


class NoReceivers(Refusal):
    """No receiver was named."""


def drafter(document: OutgoingDocument, person: Person) -> bool:
    return document.drafter_id == person.id


def of_unit(document: OutgoingDocument, person: Person) -> bool:
    """Văn bản đi của phòng — from its approval on the whole unit follows it (R-9.5b)."""
    approved = document.approved_at is not None
    return approved and document.unit_id is not None and document.unit_id == person.unit_id


def appendix_due(document: OutgoingDocument, _person: Person) -> bool:
    return next_due(document) is not None


def reviewer(document: OutgoingDocument, person: Person) -> bool:
    """Người xem xét — the unit head before the content check; after it the named signer, or who stands in
    while he is away.
    """
    if document.state == OutgoingState.SUBMITTED:
        return Role.UNIT_HEAD in person.roles and document.unit_id == person.unit_id
    return person.answers_for(document.signer_id)


def party(document: OutgoingDocument, person: Person) -> bool:
    """Người có phần — who drafts it, or whose turn it is to judge it."""
    return drafter(document, person) or turn_of(document, person)


def waiting(document: OutgoingDocument, directory: Directory) -> list[UUID]:
    """Đang chờ ai — drafter, unit head, signer, then the clerk, in the order of the procedure;
    once dispatched it waits for the paper to be out (R-9.2c) and to be confirmed (R-7.2đ), an
    urgent one also for every delivery to be confirmed (R-10.3b), and for a clerk when a receiver
    refused it.
    """
    match document.state:
        case OutgoingState.DRAFTING | OutgoingState.RETURNED:
            return [document.drafter_id]
        case OutgoingState.SUBMITTED:
            head = directory.head_of(document.unit_id)
            return [head.id] if head else []
        case OutgoingState.CHECKED:
            return [document.signer_id] if document.signer_id else []
        case OutgoingState.APPROVED | OutgoingState.SIGNED | OutgoingState.NUMBERED:
            return [person.id for person in directory.having(Role.CLERK)]
        case OutgoingState.FORM_CHECKED:
            return [document.signer_id] if document.signer_id else []
        case OutgoingState.COSIGNING:
            return cosigning.turn(document, directory)
        case OutgoingState.DISPATCHED if not _unfinished(document):
            return []
        case OutgoingState.SEALED | OutgoingState.DISPATCHED:
            return [person.id for person in directory.having(Role.CLERK)]
        case OutgoingState.RECALLED if outstanding(document):
            return [person.id for person in directory.having(Role.CLERK)]
        case OutgoingState.DELIVERED | OutgoingState.RECALLED:
            return []


def _unfinished(document: OutgoingDocument) -> bool:
    if any(map(failed, document.deliveries)):
        return True
    return bool(document.urgency) or paper_pending(document) or paper_unsent(document)


def turn_of(document: OutgoingDocument, person: Person) -> bool:
    """Đến lượt người này — by the same order as `waiting`."""
    match document.state:
        case OutgoingState.DRAFTING | OutgoingState.RETURNED:
            return drafter(document, person)
        case OutgoingState.SUBMITTED | OutgoingState.CHECKED:
            return reviewer(document, person)
        case _:
            return Role.CLERK in person.roles


def rings(document: OutgoingDocument, person_id: UUID, actor_id: UUID) -> bool:
    """Có reo không — once dispatched also for who dispatched it: only the receivers' having it
    ends an urgent document (R-10.3b).
    """
    return document.state == OutgoingState.DISPATCHED or person_id != actor_id


def unconfirmed(document: OutgoingDocument) -> Sequence[Option]:
    """Nơi nhận chưa xác nhận — as options to choose from; much paper is sent off together."""
    found = [
        Option(str(index), Text.of("option-plain", label=row["name"]))
        for index, row in enumerate(document.deliveries)
        if row["status"] != CONFIRMED
    ]
    papers = sum(row["status"] == ON_PAPER for row in document.deliveries)
    if papers > 1:
        found.append(Option(ALL_PAPER, Text.of("option-all-paper", count=papers)))
    return found
