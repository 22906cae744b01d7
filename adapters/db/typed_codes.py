"""Mã gõ tay — which card each person's codes name; a code stays known after it has expired."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped, insert_once
from adapters.db.sql import Sql
from adapters.db.tables import typed_codes
from core.card import Ref
from core.codes.code import TypedCode

_CODES = Mapped(TypedCode, typed_codes)
_COLUMN = typed_codes.c
_WHOSE = _COLUMN.person_id == sa.bindparam("person_id")
_ONE = sa.select(*_CODES.columns).where(_WHOSE, _COLUMN.code == sa.bindparam("code"))
_OF_CARD = (
    sa.select(*_CODES.columns)
    .where(
        _WHOSE,
        _COLUMN.document_id == sa.bindparam("document_id"),
        _COLUMN.area == sa.bindparam("area"),
        _COLUMN.version == sa.bindparam("version"),
    )
    .order_by(_COLUMN.expires_at.desc())
)
_PUT = insert_once(typed_codes)


def typed_code(sql: Sql, person_id: UUID, code: str) -> TypedCode | None:
    row = sql.first(_ONE, person_id=person_id, code=code)
    return _CODES.thing(row) if row else None


def code_of(sql: Sql, person_id: UUID, ref: Ref, version: int) -> TypedCode | None:
    """The newest that this person has for this card at this version."""
    given = {"area": ref.area.value, "document_id": ref.id, "version": version}
    row = sql.first(_OF_CARD, person_id=person_id, **given)
    return _CODES.thing(row) if row else None


def put_code(sql: Sql, code: TypedCode) -> bool:
    """False when this person was given the same code before, for whatever card."""
    return sql.change(_PUT, _CODES.row(code)) == 1
