"""What the database counts, counted again one row after the other: the figures' second opinion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Area
from core.following.figures import Figures, Period
from core.following.report import LateIssues
from core.following.scope import Scope
from core.incoming.document import IncomingState
from core.journal.entry import Entry
from core.people.directory import Directory
from core.tasks.task import TaskState

OVER = {TaskState.COMPLETED, TaskState.STOPPED}


def whose(scope: Scope, directory: Directory) -> set[UUID] | None:
    """The people of the scope; None for everybody."""
    if scope.unit_id:
        return {person.id for person in directory.in_unit(scope.unit_id)}
    return {scope.person_id} if scope.person_id else None


def open_tasks(
    entities: Iterable[Any], scope: Scope, people: set[UUID] | None, before: datetime
) -> list[Any]:
    rows = [one for one in entities if one.area is Area.TASK and one.agency_id == scope.agency_id]
    rows = [one for one in rows if one.state not in OVER and one.due_at < before]
    fit = [one for one in rows if people is None or one.assignee_id in people]
    return sorted(fit, key=lambda one: (one.due_at, one.id))


def issued(entities: Iterable[Any], scope: Scope) -> list[Any]:
    """Approved and later, the newest first."""
    rows = [one for one in entities if one.area is Area.OUTGOING and one.approved_at]
    rows = [one for one in rows if one.agency_id == scope.agency_id]
    rows = [one for one in rows if scope.unit_id in {None, one.unit_id}]
    rows = [one for one in rows if scope.person_id in {None, one.drafter_id}]
    return sorted(rows, key=lambda one: (-one.approved_at.timestamp(), one.id))


def of_scope(entities: Iterable[Any], scope: Scope) -> list[Any]:
    """Outgoing documents of the agency, the unit or the drafter."""
    rows = [one for one in entities if one.area is Area.OUTGOING]
    rows = [one for one in rows if one.agency_id == scope.agency_id]
    rows = [one for one in rows if scope.unit_id in {None, one.unit_id}]
    return [one for one in rows if scope.person_id in {None, one.drafter_id}]


def unissued(entities: Iterable[Any], scope: Scope, now: datetime) -> list[Any]:
    """Signed, past the deadline of dispatch, not out."""
    rows = [
        one for one in of_scope(entities, scope) if one.state in {"signed", "numbered", "sealed"}
    ]
    late = [one for one in rows if one.issue_by and one.issue_by < now]
    return sorted(late, key=lambda one: (one.issue_by, one.id))


def late_issues(entities: Sequence[Any], scope: Scope, period: Period, now: datetime) -> LateIssues:
    dated = [one for one in of_scope(entities, scope) if one.issued_on]
    dated = [one for one in dated if period.first <= one.issued_on <= period.last]
    out = [one for one in dated if one.dispatched_at and one.issue_by]
    done = sum(one.dispatched_at > one.issue_by for one in out)
    return LateIssues(len(unissued(entities, scope, now)), done)


def recount(
    entities: Sequence[Any],
    journal: Sequence[Entry],
    people: set[UUID] | None,
    scope: Scope,
    period: Period,
    now: datetime,
) -> Figures:
    """The figures from raw rows, without a database's help."""
    leads = {one.document_id: one for one in entities if one.area is Area.TASK and one.lead}
    count = dict.fromkeys(("new", "open", "late_open", "on_time", "late_done"), 0)

    def within(at: datetime | None) -> bool:
        return at is not None and period.begins <= at < period.ends

    def ours(document_id: UUID) -> bool:
        lead = leads.get(document_id)
        return people is None or (lead is not None and lead.assignee_id in people)

    for one in entities:
        if one.area is not Area.INCOMING or one.agency_id != scope.agency_id or not ours(one.id):
            continue
        lead = leads.get(one.id)
        count["new"] += within(one.registered_at)
        if one.state in {"registered", "assigned", "in_progress"}:
            count["open"] += 1
            count["late_open"] += lead is not None and lead.due_at < now
        if one.state == IncomingState.FINISHED and within(one.closed_at):
            done_at = (lead.completed_at if lead else None) or one.closed_at
            late = lead is not None and done_at > lead.due_at
            count["late_done" if late else "on_time"] += 1
    ended = {
        state: len(
            {
                e.document_id
                for e in journal
                if e.area == Area.INCOMING
                and (e.after == state != e.before)
                and within(e.at)
                and e.agency_id == scope.agency_id
                and ours(e.document_id)
            }
        )
        for state in ("returned", "recalled")
    }
    return Figures(**count, refused=ended["returned"], recalled=ended["recalled"])
