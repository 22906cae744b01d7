"""Phát hành muộn — signed and not out by the next morning, or sent out after it; by the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.db.documents import SHELVES
from adapters.db.sql import Sql
from adapters.db.tables import outgoing
from core.card import Area
from core.following.figures import Period
from core.following.report import LateIssues
from core.following.scope import Scope
from core.outgoing.reminding import UNISSUED

_MAPPED = SHELVES[Area.OUTGOING].mapped
_KEY = outgoing.c.agency_id.type
_HERE = outgoing.c.agency_id == sa.bindparam("agency_id", type_=_KEY)
_NOW = sa.bindparam("now", type_=outgoing.c.issue_by.type)
_DAY = outgoing.c.issued_on.type
# As literals: the index on the state serves the statement whatever the size of the registers.
_WAITING = (
    _HERE,
    outgoing.c.state.in_([sa.literal_column(f"'{state}'") for state in UNISSUED]),
    outgoing.c.issue_by < _NOW,
)
_DONE = (
    _HERE,
    outgoing.c.issued_on >= sa.bindparam("first", type_=_DAY),
    outgoing.c.issued_on <= sa.bindparam("last", type_=_DAY),
    outgoing.c.dispatched_at > outgoing.c.issue_by,
)
_WHOSE: dict[str, tuple[sa.ColumnElement[bool], ...]] = {
    "agency": (),
    "unit": (outgoing.c.unit_id == sa.bindparam("unit_id", type_=_KEY),),
    "person": (outgoing.c.drafter_id == sa.bindparam("person_id", type_=_KEY),),
}
_LIST = {
    kind: sa.select(*_MAPPED.columns)
    .where(*_WAITING, *whose)
    .order_by(outgoing.c.issue_by, outgoing.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    for kind, whose in _WHOSE.items()
}
_COUNT = {
    kind: [sa.select(sa.func.count()).where(*one, *whose) for one in (_WAITING, _DONE)]
    for kind, whose in _WHOSE.items()
}


def waiting(sql: Sql, scope: Scope, now: datetime, limit: int) -> Sequence[Any]:
    """Đã ký, quá hạn phát hành — the oldest deadline first."""
    rows = sql.rows(_LIST[_kind(scope)], **_whose(scope), now=now, limit=limit)
    return [_MAPPED.thing(row) for row in rows]


def count(sql: Sql, scope: Scope, period: Period, now: datetime) -> LateIssues:
    still, done = _COUNT[_kind(scope)]
    days = {"first": period.first, "last": period.last}
    late = sql.first(still, **_whose(scope), now=now)
    out = sql.first(done, **_whose(scope), **days)
    return LateIssues(int(late[0]) if late else 0, int(out[0]) if out else 0)


def _kind(scope: Scope) -> str:
    if scope.unit_id:
        return "unit"
    return "person" if scope.person_id else "agency"


def _whose(scope: Scope) -> dict[str, Any]:
    given = {"agency": None, "unit": scope.unit_id, "person": scope.person_id}
    kind = _kind(scope)
    here: dict[str, Any] = {"agency_id": scope.agency_id}
    return here | ({f"{kind}_id": given[kind]} if given[kind] else {})
