"""Hồ sơ — of one person, and those that the archive has or is offered; the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.documents import SHELVES
from adapters.db.sql import Sql
from adapters.db.tables import dossiers
from core.card import Area
from core.dossiers.dossier import DossierState

_MAPPED = SHELVES[Area.DOSSIER].mapped
_GIVEN = (DossierState.SUBMITTED.value, DossierState.ARCHIVED.value)
_ALL = (
    sa.select(*_MAPPED.columns)
    .order_by(dossiers.c.created_at.desc(), dossiers.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    .offset(sa.bindparam("offset", type_=sa.Integer()))
)
_OWN = _ALL.where(dossiers.c.keeper_id == sa.bindparam("keeper_id"))
_OWN_IN = _OWN.where(dossiers.c.state == sa.bindparam("state"))
_DEPOSITED = _ALL.where(
    dossiers.c.agency_id == sa.bindparam("agency_id"),
    sa.or_(*(dossiers.c.state == state for state in _GIVEN)),
)


def of_keeper(sql: Sql, keeper_id: UUID, limit: int, offset: int, state: str) -> Sequence[Any]:
    """In every state, or in one."""
    given = {"keeper_id": keeper_id, "limit": limit, "offset": offset}
    rows = sql.rows(_OWN_IN, **given, state=state) if state else sql.rows(_OWN, **given)
    return [_MAPPED.thing(row) for row in rows]


def deposited(sql: Sql, agency_id: UUID, limit: int, offset: int) -> Sequence[Any]:
    rows = sql.rows(_DEPOSITED, agency_id=agency_id, limit=limit, offset=offset)
    return [_MAPPED.thing(row) for row in rows]
