"""Văn bản đang phát hành — by state, page after page, for the jobs that watch over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.documents import SHELVES
from adapters.db.sql import Sql
from adapters.db.tables import outgoing
from core.card import Area
from core.following.scope import Scope

_MAPPED = SHELVES[Area.OUTGOING].mapped
_FIRST = UUID(int=0)
_PAGE = (
    sa.select(*_MAPPED.columns)
    .where(
        outgoing.c.state == sa.bindparam("state"),
        outgoing.c.id > sa.bindparam("after", type_=outgoing.c.id.type),
    )
    .order_by(outgoing.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_SINCE = _PAGE.where(
    outgoing.c.dispatched_at >= sa.bindparam("since", type_=outgoing.c.dispatched_at.type)
)


_REFERRED = sa.select(*_MAPPED.columns).where(
    outgoing.c.agency_id == sa.bindparam("agency_id"),
    outgoing.c.register_year == sa.bindparam("year"),
    outgoing.c.reference == sa.bindparam("reference"),
)


_LATEST = (
    sa.select(*_MAPPED.columns)
    .where(
        outgoing.c.agency_id == sa.bindparam("agency_id", type_=outgoing.c.agency_id.type),
        outgoing.c.approved_at.is_not(None),
    )
    .order_by(outgoing.c.approved_at.desc(), outgoing.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    .offset(sa.bindparam("offset", type_=sa.Integer()))
)
_UNIT = outgoing.c.unit_id == sa.bindparam("unit_id", type_=outgoing.c.unit_id.type)
_PERSON = outgoing.c.drafter_id == sa.bindparam("person_id", type_=outgoing.c.drafter_id.type)
LATEST_OF_UNIT, _LATEST_OF_PERSON = _LATEST.where(_UNIT), _LATEST.where(_PERSON)


def issued_in(sql: Sql, scope: Scope, limit: int, offset: int) -> Sequence[Any]:
    """Văn bản đi của phạm vi này — from the approval on, the newest first."""
    given: dict[str, Any] = {"agency_id": scope.agency_id, "limit": limit, "offset": offset}
    statement = _LATEST
    if scope.unit_id:
        statement, given["unit_id"] = LATEST_OF_UNIT, scope.unit_id
    elif scope.person_id:
        statement, given["person_id"] = _LATEST_OF_PERSON, scope.person_id
    return [_MAPPED.thing(row) for row in sql.rows(statement, **given)]


def referred(sql: Sql, agency_id: UUID, year: int, reference: str) -> Any | None:
    """Văn bản đã mang số, ký hiệu này — in that year of the agency."""
    row = sql.first(_REFERRED, agency_id=agency_id, year=year, reference=reference)
    return _MAPPED.thing(row) if row else None


def in_states(
    sql: Sql, states: Sequence[str], limit: int, after: UUID | None, since: datetime | None
) -> Sequence[Any]:
    """At most `limit` by id, all of them after the id `after`; `since`: dispatched then or later."""
    rows: list[Any] = []
    for state in states:
        given: dict[str, Any] = {"state": str(state), "after": after or _FIRST, "limit": limit}
        found = (
            sql.rows(_PAGE, **given) if since is None else sql.rows(_SINCE, **given, since=since)
        )
        rows += [_MAPPED.thing(row) for row in found]
    return sorted(rows, key=lambda one: one.id.bytes)[:limit]
