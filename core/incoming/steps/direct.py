"""Phân công, bút phê — exactly one chủ trì, any phối hợp, a deadline each (R-8.4a, R-8.4b)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Area, Ref, Style
from core.exchange.status import ExchangeStatus
from core.form import Day, Each, PickPeople, PickPerson, Proof, Words
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step
from core.tasks.task import Task, TaskState

_HANDLERS = frozenset({Role.UNIT_HEAD, Role.SPECIALIST})


@step(
    code="dir",
    basis=("R-8.4a", "R-8.4b"),
    roles={Role.LEADER},
    moves={IncomingState.REGISTERED: IncomingState.ASSIGNED},
    form={
        "lead": PickPerson(_HANDLERS),
        "coordinators": PickPeople(_HANDLERS, without="lead"),
        "directive": Words(most=1000),
        "due": Day(),
        "coordinator_due": Each("coordinators", Day(like="due")),
    },
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
)
def direct(document: IncomingDocument, context: Context) -> None:
    lead, due = context.answers["lead"], context.answers["due"]
    parts = {lead: due} | dict(context.answers.get("coordinator_due", {}))
    document.directive = context.answers["directive"]
    document.directed_by = context.person.id
    document.due_at = datetime.fromisoformat(due)
    for person, day in parts.items():
        _give(document, context, UUID(hex=person), datetime.fromisoformat(day), lead=person == lead)
    context.note(lead=lead, parts=parts, directive=document.directive)
    context.ask(report(document, context, ExchangeStatus.ASSIGNED))


def _give(
    document: IncomingDocument, context: Context, person: UUID, due_at: datetime, *, lead: bool
) -> None:
    names = [
        context.directory.label(context.directory.person(UUID(hex=one))) for one in _all(context)
    ]
    task = Task(
        id=context.new_id("task", person.hex),
        agency_id=document.agency_id,
        document_id=document.id,
        state=TaskState.ASSIGNED,
        lead=lead,
        assignee_id=person,
        assigner_id=context.person.id,
        directive=document.directive,
        due_at=due_at,
        created_at=context.now,
        arrival_number=str(document.arrival_number),
        reference=document.reference,
        issuer=document.sender_name,
        subject=document.subject,
        urgency=document.urgency,
        others=names,
    )
    context.add(task)
    context.concern(Ref(Area.INCOMING, document.id), person)


def _all(context: Context) -> list[str]:
    return [context.answers["lead"], *context.answers.get("coordinators", [])]
