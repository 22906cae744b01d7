"""Chuyển đơn vị — a registered document of ordinary urgency goes straight to one unit's head,
without a leader's directive; an agency whose procedure does not allow it lists the code as unused
(R-8.3).
"""

from __future__ import annotations

from uuid import UUID

from core.exchange.status import ExchangeStatus
from core.form import Deadline, PickPerson, Proof, Words
from core.incoming.document import IncomingDocument, IncomingState, Urgency
from core.incoming.giving import Part, give
from core.incoming.report import report
from core.people.person import Person, Role
from core.step import Context, step


def _ordinary(document: IncomingDocument, _person: Person) -> bool:
    return document.urgency == Urgency.NORMAL


@step(
    code="trf",
    basis=("R-8.3", "R-8.3a-2"),
    roles={Role.CLERK},
    moves={IncomingState.REGISTERED: IncomingState.ASSIGNED},
    form={
        "to": PickPerson(frozenset({Role.UNIT_HEAD})),
        "note": Words(most=500, suggest=("transfer-by-function",)),
        "due": Deadline(),
    },
    proof=Proof.CONFIRM,
    when=_ordinary,
)
def transfer(document: IncomingDocument, context: Context) -> None:
    to = context.directory.person(UUID(hex=context.answers["to"]))
    document.directive = context.answers["note"]
    document.directed_by = context.person.id
    part = Part(to.id, context.answers["due"], lead=True)
    task = give(document, context, part, [context.directory.label(to)])
    document.due_at = task.due_at
    context.note(to=to.id.hex, due=context.answers["due"], words=document.directive)
    context.ask(*report(document, context, ExchangeStatus.ASSIGNED))
