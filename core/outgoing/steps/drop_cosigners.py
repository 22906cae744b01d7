"""Bỏ người cùng ký — the signer signs alone, as most documents are signed."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import drafter
from core.people.person import Person, Role
from core.step import Context, step


def _has_some(document: OutgoingDocument, person: Person) -> bool:
    return drafter(document, person) and bool(document.cosigners)


@step(
    code="xky",
    basis="R-8.3b-1",
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        OutgoingState.DRAFTING: OutgoingState.DRAFTING,
        OutgoingState.RETURNED: OutgoingState.RETURNED,
    },
    when=_has_some,
)
def drop_cosigners(document: OutgoingDocument, context: Context) -> None:
    context.note(dropped=[row["name"] for row in document.cosigners])
    document.cosigners = []
