"""Tài liệu kèm theo văn bản đi — files that go out in the same package, each sealed on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.asking import profile_of
from core.card import Area
from core.effects.notify import Notify
from core.effects.prepare_appendix import PrepareAppendix
from core.errors import Refusal
from core.form import Option, plain
from core.outgoing.attached import is_pdf, next_due
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.signing.entitled import entitle
from core.step import Context, NotYourStep, Step

LIMIT = 20
EDITABLE = {
    OutgoingState.DRAFTING: OutgoingState.DRAFTING,
    OutgoingState.RETURNED: OutgoingState.RETURNED,
    OutgoingState.SUBMITTED: OutgoingState.DRAFTING,
    OutgoingState.CHECKED: OutgoingState.DRAFTING,
    OutgoingState.APPROVED: OutgoingState.DRAFTING,
}


class TooManyFiles(Refusal):
    """More than a receiver's clerk could look through."""


class AttachedAlready(Refusal):
    """The same file, or another of the same name."""


class SealNeeded(Refusal):
    """A file that is no PDF is signed by a detached signature beside it; `name`."""


class NoAppendixDue(Refusal):
    """Every attached file bears the agency's signature, or is being looked at."""


def prepare(document: OutgoingDocument, row: Mapping[str, Any], context: Context) -> None:
    """Chuẩn bị để ký số — at once, so that what is approved is what will be signed."""
    if is_pdf(row):
        profile = profile_of(context.options)
        context.ask(
            PrepareAppendix(document.id, row["sha256"], profile.appearance, profile.seal_mm)
        )


def may_seal(document: OutgoingDocument, step: Step, context: Context) -> dict[str, Any]:
    """Tệp được ký số bây giờ — by the clerk who was given the device in writing. Raises the `Refusal`
    that stands against it (R-11.2, R-11.3a).
    """
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=step.label)
    row = next_due(document)
    if row is None:
        raise NoAppendixDue
    entitle(context.directory, context.person.id, context.now)
    return row


def attached(document: OutgoingDocument) -> Sequence[Option]:
    """Tệp kèm theo — to choose from, by its hash."""
    return [Option(row["sha256"], plain(row["name"])) for row in document.appendices]


def voided(document: OutgoingDocument, context: Context) -> None:
    """Who had approved it approved something else: the approval goes, and is told so."""
    if document.approved_by:
        context.ask(
            Notify(document.approved_by, Area.OUTGOING, document.id, reason="reason-voided",
                   names=context.person.name)
        )  # fmt: skip
    document.void_approval()
