"""Việc đang chờ — whose turn it is, what is due to ring, and which moments are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped, binds, insert_once, upsert
from adapters.db.sql import Sql, Statement
from adapters.db.tables import ticks, waits
from core.waits.wait import Wait

_WAITS = Mapped(Wait, waits)
_LIMIT = sa.bindparam("limit", type_=sa.Integer())
_OF_DOCUMENT = (
    sa.select(*_WAITS.columns)
    .where(waits.c.document_id == sa.bindparam("document_id"))
    .order_by(waits.c.since, waits.c.person_id)
)
_OF_DOCUMENT_HELD = _OF_DOCUMENT.with_for_update()
_OF_PERSON = (
    sa.select(*_WAITS.columns)
    .where(waits.c.person_id == sa.bindparam("person_id"))
    .order_by(
        waits.c.urgency.desc(),
        waits.c.due_at.asc().nulls_last(),
        waits.c.since,
        waits.c.document_id,
    )
    .limit(_LIMIT)
    .offset(sa.bindparam("offset", type_=sa.Integer()))
)
_PUT = upsert(waits)
_PLACE = ("document_id", "person_id")
_GONE = sa.delete(waits).where(
    waits.c.document_id == sa.bindparam("document_id"),
    waits.c.person_id == sa.bindparam("person_id"),
)
_RINGS = (
    sa.select(*_WAITS.columns)
    .where(
        sa.or_(
            waits.c.repeat_at <= sa.bindparam("now", type_=waits.c.since.type),
            waits.c.climb_at <= sa.bindparam("now", type_=waits.c.since.type),
        )
    )
    .order_by(waits.c.urgency.desc(), waits.c.since, waits.c.document_id, waits.c.person_id)
    .limit(_LIMIT)
    .with_for_update(skip_locked=True)
)
_OPEN = (
    sa.select(*_WAITS.columns)
    .where(waits.c.urgency > 0)
    .order_by(waits.c.urgency.desc(), waits.c.since, waits.c.document_id, waits.c.person_id)
    .limit(_LIMIT)
)
_UNDECIDED = (
    sa.select(*_WAITS.columns)
    .where(
        waits.c.area == "incoming",
        waits.c.state == "doubtful",
        waits.c.since <= sa.bindparam("now", type_=waits.c.since.type),
    )
    .order_by(waits.c.since, waits.c.document_id, waits.c.person_id)
    .limit(_LIMIT)
)
_TICK = insert_once(ticks)


def of_document(sql: Sql, document_id: UUID, *, held: bool = False) -> list[Wait]:
    """`held` keeps the rows from other transactions until this one ends (PostgreSQL)."""
    statement = _OF_DOCUMENT_HELD if held else _OF_DOCUMENT
    return _things(sql, statement, document_id=document_id)


def of_person(sql: Sql, person_id: UUID, limit: int, offset: int) -> list[Wait]:
    """The most urgent first, then what is due first; without a deadline last."""
    return _things(sql, _OF_PERSON, person_id=person_id, limit=limit, offset=offset)


def urgent_open(sql: Sql, limit: int) -> list[Wait]:
    """Whatever is urgent and waits for somebody, the most urgent first."""
    return _things(sql, _OPEN, limit=limit)


def undecided(sql: Sql, since: datetime, limit: int) -> list[Wait]:
    """Those for whom a doubtful document has waited since then or longer, the oldest first."""
    return _things(sql, _UNDECIDED, now=since, limit=limit)


def urgent_due(sql: Sql, now: datetime, limit: int) -> list[Wait]:
    return _things(sql, _RINGS, now=now, limit=limit)


def put(sql: Sql, document_id: UUID, old: Sequence[Wait], new: Sequence[Wait]) -> None:
    """Only what differs is written: most waits stand through most decisions."""
    before = {wait.person_id: wait for wait in old}
    after = {wait.person_id: wait for wait in new}
    gone = [person_id for person_id in before if person_id not in after]
    sql.each(_GONE, [{"document_id": document_id, "person_id": one} for one in gone])
    changed = [wait for wait in after.values() if before.get(wait.person_id) != wait]
    sql.each(_PUT, [_row(wait) for wait in changed if wait.person_id not in before])
    for wait in changed:
        if wait.person_id in before:
            _change(sql, before[wait.person_id], wait)


def _change(sql: Sql, old: Wait, new: Wait) -> None:
    """No index is touched by a turn that only goes on in another state."""
    row = _row(new)
    was, now = vars(old), vars(new)
    names = tuple(name for name in now if was[name] is not now[name] and was[name] != now[name])
    sql.change(_changes(names), row | {f"at_{name}": row[name] for name in _PLACE})


@cache
def _changes(names: tuple[str, ...]) -> Statement:
    here = (waits.c[name] == sa.bindparam(f"at_{name}") for name in _PLACE)
    return sa.update(waits).where(*here).values(binds(names))


def tick(sql: Sql, job: str, slot: str, now: datetime) -> bool:
    """False when this moment of this job is done already."""
    return sql.change(_TICK, {"job": job, "slot": slot, "at": now}) == 1


def _row(wait: Wait) -> dict[str, Any]:
    row = _WAITS.row(wait)
    return row | {name: str(row[name]) for name in ("area", "state")}


def _things(sql: Sql, statement: Statement, **given: Any) -> list[Wait]:
    return [_WAITS.thing(row) for row in sql.rows(statement, **given)]
