"""Kiểm tra theo buổi — who looked at the work, and who was away, within some days (R-20.1b)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped
from adapters.db.sql import Sql
from adapters.db.tables import VISITS, delegations, journal
from core.journal.entry import Entry
from core.people.delegation import Delegation

_ENTRY = Mapped(Entry, journal)
_DELEGATION = Mapped(Delegation, delegations)
_BEGINS = sa.bindparam("begins", type_=journal.c.at.type)
_ENDS = sa.bindparam("ends", type_=journal.c.at.type)
_VISITS = (
    sa.select(*_ENTRY.columns)
    .where(
        VISITS,
        journal.c.agency_id == sa.bindparam("agency_id"),
        journal.c.at >= _BEGINS,
        journal.c.at < _ENDS,
    )
    .order_by(journal.c.seq)
)
_ABSENCES = (
    sa.select(*_DELEGATION.columns)
    .where(
        delegations.c.agency_id == sa.bindparam("agency_id"),
        delegations.c.absence.is_(True),
        delegations.c.from_at < _ENDS,
        delegations.c.until_at > _BEGINS,
    )
    .order_by(delegations.c.from_at, delegations.c.id)
)


def visits(sql: Sql, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Entry]:
    """Sign-ins and “Đã kiểm tra”, in the order of the journal."""
    rows = sql.rows(_VISITS, agency_id=agency_id, begins=begins, ends=ends)
    return [_ENTRY.thing(row) for row in rows]


def absences(sql: Sql, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Delegation]:
    """Also those that are over."""
    rows = sql.rows(_ABSENCES, agency_id=agency_id, begins=begins, ends=ends)
    return [_DELEGATION.thing(row) for row in rows]
