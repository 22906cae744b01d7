"""Chữ ký được bảo quản — which documents' signatures are to be looked at again, and which turned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped, binds, insert_once, upsert
from adapters.db.sql import Sql
from adapters.db.tables import preserved
from core.signing.preserved import Preserved

_ROWS = Mapped(Preserved, preserved)
_LIMIT = sa.bindparam("limit", type_=sa.Integer())
_ONE = sa.select(*_ROWS.columns).where(preserved.c.document_id == sa.bindparam("document_id"))
_HELD = _ONE.with_for_update()
_DUE = (
    sa.select(*_ROWS.columns)
    .where(preserved.c.next_at <= sa.bindparam("now", type_=preserved.c.next_at.type))
    .order_by(preserved.c.next_at, preserved.c.document_id)
    .limit(_LIMIT)
)
_TURNED = (
    sa.select(*_ROWS.columns)
    .where(preserved.c.agency_id == sa.bindparam("agency_id"), preserved.c.turned_at.is_not(None))
    .order_by(preserved.c.turned_at, preserved.c.document_id)
    .limit(_LIMIT)
)
_PUT = upsert(preserved)
_ONCE = insert_once(preserved).values(binds(preserved.c.keys()))
_GONE = sa.delete(preserved).where(preserved.c.document_id == sa.bindparam("document_id"))


def one(sql: Sql, document_id: UUID, *, held: bool = False) -> Preserved | None:
    row = sql.first(_HELD if held else _ONE, document_id=document_id)
    return _ROWS.thing(row) if row else None


def due(sql: Sql, now: datetime, limit: int) -> Sequence[Preserved]:
    """Đến lúc xem lại — the longest waiting first."""
    return [_ROWS.thing(row) for row in sql.rows(_DUE, now=now, limit=limit)]


def turned(sql: Sql, agency_id: UUID, limit: int) -> Sequence[Preserved]:
    """Đổi kết quả mà chưa ai được báo."""
    return [_ROWS.thing(row) for row in sql.rows(_TURNED, agency_id=agency_id, limit=limit)]


def put(sql: Sql, row: Preserved) -> None:
    sql.change(_PUT, _ROWS.row(row))


def put_once(sql: Sql, row: Preserved) -> None:
    """What is kept already stays as it is."""
    sql.change(_ONCE, _ROWS.row(row))


def drop(sql: Sql, document_id: UUID) -> None:
    sql.change(_GONE, {"document_id": document_id})
