"""Giao việc — one task of a document comes into being; the same for a directive and a transfer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.card import Area, Ref
from core.form import Value, provisional, term_days
from core.incoming.document import IncomingDocument
from core.step import Context
from core.tasks.task import Task, TaskState


@dataclass(frozen=True)
class Part:
    """Phần việc — of one person; `due` as the question `Deadline` keeps it."""

    person: UUID
    due: Value
    lead: bool


def give(document: IncomingDocument, context: Context, part: Part, names: list[str]) -> Task:
    """Giao — `names` are all who work on the document; who gets it may see the document."""
    days = term_days(part.due)
    task = Task(
        id=context.new_id("task", part.person.hex),
        agency_id=document.agency_id,
        document_id=document.id,
        state=TaskState.ASSIGNED,
        lead=part.lead,
        assignee_id=part.person,
        assigner_id=context.person.id,
        directive=document.directive,
        due_at=provisional(part.due, context.now, context.calendar) or context.now,
        created_at=context.now,
        arrival_number=str(document.arrival_number),
        reference=document.reference,
        issuer=document.sender_name,
        subject=document.subject,
        urgency=document.urgency,
        others=names,
        term_days=days,
    )
    context.add(task)
    context.concern(Ref(Area.INCOMING, document.id), part.person)
    return task
