"""Thẻ đang treo — every copy of a card, where it hangs, and in which order they were hung."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into

from adapters.db.mapping import binds
from adapters.db.sql import Sql
from adapters.db.tables import hangings as table
from core.card import Ref
from core.ports import Hanging
from core.text import Text

_OF = ("area", "document_id")
_HUNG = ("person_id", "channel", "address", "message_key", "digest", "reason", "version")
_COPY = table.c
_SAME_THING = (
    _COPY.area == sa.bindparam("area"),
    _COPY.document_id == sa.bindparam("document_id"),
)
_ALL = (
    sa.select(*(_COPY[name] for name in _HUNG))
    .where(*_SAME_THING)
    .order_by(
        _COPY.person_id,
        _COPY.channel,
        _COPY.address,
        _COPY.place.desc(),
        _COPY.message_key.desc(),
    )
)
# A key says nothing about which message is newer, so the order of hanging in a chat is kept.
_NEXT = (
    sa.select(sa.func.coalesce(sa.func.max(_COPY.place), 0) + 1)
    .where(_COPY.channel == sa.bindparam("channel"), _COPY.address == sa.bindparam("address"))
    .scalar_subquery()
)
_NEW = insert_into(table).values({**binds((*_OF, *_HUNG)), "place": _NEXT})
_HANG = _NEW.on_conflict_do_update(
    index_elements=[column.name for column in table.primary_key],
    set_={"digest": _NEW.excluded.digest},
)
_HANG_ONCE = _NEW.on_conflict_do_nothing()
_UNHANG = sa.delete(table).where(
    *(column == sa.bindparam(f"at_{column.name}") for column in table.primary_key)
)


def hangings(sql: Sql, ref: Ref) -> Sequence[Hanging]:
    """Chat by chat, the newest copy first."""
    rows = sql.rows(_ALL, area=ref.area.value, document_id=ref.id)
    return [_hanging(ref, *row) for row in rows]


def _hanging(
    ref: Ref, person_id: UUID, channel: str, address: str, key: str, digest: str, why: Any, at: int
) -> Hanging:
    reason = Text.unwire(why) if why else None
    return Hanging(ref, person_id, channel, address, key, digest, reason, at)


def hang(sql: Sql, hanging: Hanging) -> None:
    """A copy that is known keeps its place."""
    sql.change(_HANG, _copy(hanging))


def hang_once(sql: Sql, hanging: Hanging) -> None:
    sql.change(_HANG_ONCE, _copy(hanging))


def unhang(sql: Sql, hanging: Hanging) -> None:
    sql.change(_UNHANG, {f"at_{name}": value for name, value in _copy(hanging).items()})


def _copy(hanging: Hanging) -> dict[str, Any]:
    values = {name: getattr(hanging, name) for name in _HUNG}
    values["reason"] = hanging.reason.wire() if hanging.reason else None
    return values | {"area": hanging.ref.area.value, "document_id": hanging.ref.id}
