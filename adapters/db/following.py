"""Theo dõi — open tasks by deadline, and the figures of a period; counted by the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.db.documents import SHELVES
from adapters.db.sql import Sql, Statement
from adapters.db.tables import appointments, incoming, journal, tasks
from core.calendar import local
from core.card import Area
from core.following.figures import Figures, Period
from core.following.scope import Scope
from core.incoming.document import IncomingState
from core.tasks.task import Task

_TASK = SHELVES[Area.TASK].mapped
_AT = tasks.c.due_at.type
_HERE = sa.bindparam("agency_id", type_=tasks.c.agency_id.type)
_NOW, _FIRST, _LAST = (sa.bindparam(name, type_=_AT) for name in ("now", "first", "last"))
_UNIT = sa.bindparam("unit_id", type_=tasks.c.agency_id.type)
_PERSON = sa.bindparam("person_id", type_=tasks.c.agency_id.type)
_TODAY = sa.bindparam("today", type_=sa.Date())


def _in_unit(person: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Is this person appointed to the unit today?"""
    return sa.exists().where(
        appointments.c.person_id == person,
        appointments.c.unit_id == _UNIT,
        appointments.c.valid_from <= _TODAY,
        sa.or_(appointments.c.valid_to.is_(None), appointments.c.valid_to >= _TODAY),
    )


def _words(*words: str) -> list[sa.ColumnElement[str]]:
    """As literals: only so does a partial index serve the statement."""
    return [sa.literal_column(f"'{word}'") for word in words]


OVERDUE = (
    tasks.c.agency_id == _HERE,
    tasks.c.completed_at.is_(None),
    tasks.c.state != sa.literal_column("'stopped'"),
    tasks.c.due_at < _NOW,
)
_WHOSE: Mapping[str, tuple[sa.ColumnElement[bool], ...]] = {
    "agency": (),
    "unit": (_in_unit(tasks.c.assignee_id),),
    "person": (tasks.c.assignee_id == _PERSON,),
}
_DUE = {
    kind: sa.select(*_TASK.columns)
    .where(*OVERDUE, *whose)
    .order_by(tasks.c.due_at, tasks.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    .offset(sa.bindparam("offset", type_=sa.Integer()))
    for kind, whose in _WHOSE.items()
}
_COUNT = {
    kind: sa.select(sa.func.count()).select_from(tasks).where(*OVERDUE, *whose)
    for kind, whose in _WHOSE.items()
}
BY_ASSIGNEE = (
    sa.select(tasks.c.assignee_id, sa.func.count()).where(*OVERDUE).group_by(tasks.c.assignee_id)
)


def _sum(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0)), 0)


_WITH_LEAD = incoming.outerjoin(
    tasks, sa.and_(tasks.c.document_id == incoming.c.id, tasks.c.lead.is_(True))
)
_IN_TIME = sa.or_(
    tasks.c.due_at.is_(None),
    sa.func.coalesce(tasks.c.completed_at, incoming.c.closed_at) <= tasks.c.due_at,
)
_OPEN_STATES = (IncomingState.REGISTERED, IncomingState.ASSIGNED, IncomingState.IN_PROGRESS)
ENDS = journal.c.after.in_(_words(IncomingState.RETURNED, IncomingState.RECALLED))
_NEW = (
    sa.select(sa.func.count())
    .select_from(_WITH_LEAD)
    .where(
        incoming.c.agency_id == _HERE,
        incoming.c.registered_at >= _FIRST,
        incoming.c.registered_at < _LAST,
    )
)
_OPEN = (
    sa.select(sa.func.count(), _sum(tasks.c.due_at < _NOW))
    .select_from(_WITH_LEAD)
    .where(incoming.c.agency_id == _HERE, incoming.c.state.in_(_words(*_OPEN_STATES)))
)
_DONE = (
    sa.select(_sum(_IN_TIME), _sum(sa.not_(_IN_TIME)))
    .select_from(_WITH_LEAD)
    .where(
        incoming.c.agency_id == _HERE,
        incoming.c.state == sa.literal_column("'finished'"),
        incoming.c.closed_at >= _FIRST,
        incoming.c.closed_at < _LAST,
    )
)
_ENDED = (
    sa.select(journal.c.after, sa.func.count(sa.distinct(journal.c.document_id)))
    .select_from(
        journal.outerjoin(
            tasks, sa.and_(tasks.c.document_id == journal.c.document_id, tasks.c.lead.is_(True))
        )
    )
    .where(
        journal.c.agency_id == _HERE,
        ENDS,
        journal.c.area == sa.literal_column("'incoming'"),
        journal.c.before != journal.c.after,
        journal.c.at >= _FIRST,
        journal.c.at < _LAST,
    )
    .group_by(journal.c.after)
)
_FIGURES: dict[str, tuple[Statement, ...]] = {
    kind: tuple(one.where(*whose) for one in (_NEW, _OPEN, _DONE, _ENDED))
    for kind, whose in _WHOSE.items()
}


def tasks_due(sql: Sql, scope: Scope, before: datetime, limit: int, offset: int) -> Sequence[Task]:
    """Open tasks whose deadline is before that instant, the oldest deadline first."""
    rows = sql.rows(_DUE[_kind(scope)], **_given(scope, before), limit=limit, offset=offset)
    return [_TASK.thing(row) for row in rows]


def count_due(sql: Sql, scope: Scope, before: datetime) -> int:
    row = sql.first(_COUNT[_kind(scope)], **_given(scope, before))
    return int(row[0]) if row else 0


def figures(sql: Sql, scope: Scope, period: Period, now: datetime) -> Figures:
    """Số liệu — four statements over indexes, whatever the size of the agency."""
    given = _given(scope, now) | {"first": period.begins, "last": period.ends}
    new, still, done, ended = (sql.rows(one, **given) for one in _FIGURES[_kind(scope)])
    ends = {row[0]: int(row[1]) for row in ended}
    return Figures(
        new=int(new[0][0]),
        open=int(still[0][0]),
        late_open=int(still[0][1]),
        on_time=int(done[0][0]),
        late_done=int(done[0][1]),
        refused=ends.get(IncomingState.RETURNED, 0),
        recalled=ends.get(IncomingState.RECALLED, 0),
    )


def _kind(scope: Scope) -> str:
    if scope.unit_id:
        return "unit"
    return "person" if scope.person_id else "agency"


def _given(scope: Scope, now: datetime) -> dict[str, Any]:
    given = {"agency_id": scope.agency_id, "now": now, "today": local(now).date()}
    return given | {"unit_id": scope.unit_id, "person_id": scope.person_id}
