"""Truy cập — a person's browsers and chats, and the cards that hang in one chat."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from adapters.db import tables
from adapters.db.mapping import Mapped
from adapters.db.sql import Sql
from core.card import Area, Ref
from core.people.access import Access
from core.ports import Hanging

MOST = 100
_ACCESS = Mapped(Access, tables.accesses)
_OF_PERSON = (
    sa.select(*_ACCESS.columns)
    .where(
        tables.accesses.c.person_id == sa.bindparam("person_id"),
        tables.accesses.c.state == sa.bindparam("state"),
    )
    .order_by(tables.accesses.c.since.desc(), tables.accesses.c.id)
    .limit(MOST)
)
_HUNG = tables.hangings.c
_HERE = (
    _HUNG.person_id == sa.bindparam("person_id"),
    _HUNG.channel == sa.bindparam("channel"),
    _HUNG.address == sa.bindparam("address"),
)
_HANGING = (
    sa.select(
        _HUNG.area, _HUNG.document_id, _HUNG.person_id, _HUNG.channel, _HUNG.address,
        _HUNG.message_key, _HUNG.digest,
    )
    .where(*_HERE)
    .order_by(_HUNG.place.desc())
    .limit(MOST)
)  # fmt: skip
_NEWEST = sa.select(_HUNG.area, _HUNG.document_id).where(*_HERE)
_AT = _NEWEST.where(_HUNG.message_key == sa.bindparam("key"))
_NEWEST = _NEWEST.order_by(_HUNG.place.desc()).limit(1)
_TAKE_DOWN = sa.delete(tables.hangings).where(*_HERE)


def accesses_of(sql: Sql, person_id: UUID, state: str) -> Sequence[Access]:
    """The newest first, at most a hundred."""
    rows = sql.rows(_OF_PERSON, person_id=person_id, state=str(state))
    return [_ACCESS.thing(row) for row in rows]


def take_down(sql: Sql, person_id: UUID, channel: str, address: str) -> Sequence[Hanging]:
    """Gỡ mọi thẻ — all copies in one chat are forgotten; returns the newest hundred of them."""
    here = {"person_id": person_id, "channel": channel, "address": address}
    found = [Hanging(Ref(Area(row[0]), row[1]), *row[2:]) for row in sql.rows(_HANGING, **here)]
    sql.change(_TAKE_DOWN, here)
    return found


def hanging_at(
    sql: Sql, person_id: UUID, channel: str, address: str, key: str | None
) -> Ref | None:
    """Thẻ ở tin nhắn này — of one chat; None for the message: the newest card there."""
    here = {"person_id": person_id, "channel": channel, "address": address}
    if key is None:
        row = sql.first(_NEWEST, **here)
    else:
        row = sql.first(_AT, **here, key=key)
    return Ref(Area(row[0]), row[1]) if row else None
