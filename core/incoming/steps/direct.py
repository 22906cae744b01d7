"""Phân công, bút phê — exactly one chủ trì, any phối hợp, a deadline each (R-8.4a, R-8.4b)."""

from __future__ import annotations

from uuid import UUID

from core.card import Style
from core.exchange.status import ExchangeStatus
from core.form import Deadline, Each, PickPeople, PickPerson, Proof, Words
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.giving import Part, give
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step

_HANDLERS = frozenset({Role.UNIT_HEAD, Role.SPECIALIST})


@step(
    code="dir",
    basis=("R-8.4a", "R-8.4b", "R-8.3a-2"),
    roles={Role.LEADER},
    moves={IncomingState.REGISTERED: IncomingState.ASSIGNED},
    form={
        "lead": PickPerson(_HANDLERS),
        "coordinators": PickPeople(_HANDLERS, without="lead"),
        "directive": Words(most=1000),
        "due": Deadline(),
        "coordinator_due": Each("coordinators", Deadline(like="due")),
    },
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
)
def direct(document: IncomingDocument, context: Context) -> None:
    lead = context.answers["lead"]
    parts = {lead: context.answers["due"]} | dict(context.answers.get("coordinator_due", {}))
    names = [context.directory.label(context.directory.person(UUID(hex=one))) for one in parts]
    document.directive = context.answers["directive"]
    document.directed_by = context.person.id
    for person, due in parts.items():
        task = give(document, context, Part(UUID(hex=person), due, person == lead), names)
        if task.lead:
            document.due_at = task.due_at
    context.note(lead=lead, parts=parts, directive=document.directive)
    context.ask(*report(document, context, ExchangeStatus.ASSIGNED))
