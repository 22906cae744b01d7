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
