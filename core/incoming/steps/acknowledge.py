"""Đã nhận — somebody real has the urgent document; the calling stops, the document waits on."""

from __future__ import annotations

from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Person, Role
from core.step import Context, step


def _urgent(document: IncomingDocument, _person: Person) -> bool:
    return document.urgency > 0


@step(
    code="got",
    basis="R-6.2c",
    roles={Role.CLERK, Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST},  # whoever was called
    moves={
        IncomingState.VERIFIED: IncomingState.VERIFIED,
        IncomingState.DOUBTFUL: IncomingState.DOUBTFUL,
        IncomingState.REGISTERED: IncomingState.REGISTERED,
    },
    when=_urgent,
)
def acknowledge(_document: IncomingDocument, context: Context) -> None:
    context.note(acknowledged=True)
