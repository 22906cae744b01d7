"""Điểm việc nửa ngày — one open check for everybody who has work, and its card in the bulk lane.

The counts come from one statement; ids are made here, a thousand rows at a time, because the same
person and half day must give the same id on both databases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db import posting
from adapters.db.mapping import Mapped, insert_once
from adapters.db.sql import Row, Sql
from adapters.db.tables import checks, waits
from core.attendance.check import CheckState, HalfDayCheck, Slot, check_id
from core.card import Area
from core.effects.notify import Notify

CHUNK = 1000


def _moment(name: str) -> sa.BindParameter[Any]:
    return sa.bindparam(name, type_=waits.c.since.type)


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


_DONE = sa.exists().where(
    checks.c.person_id == waits.c.person_id,
    checks.c.day == sa.bindparam("day", type_=sa.Date()),
    checks.c.half == sa.bindparam("half", type_=sa.Text()),
)
_COUNTS = (
    sa.select(
        waits.c.person_id,
        _count(waits.c.since > _moment("before")),
        _count(waits.c.due_at.between(_moment("now"), _moment("soon"))),
        _count(waits.c.due_at < _moment("now")),
    )
    .where(waits.c.agency_id == sa.bindparam("agency_id", type_=waits.c.agency_id.type), ~_DONE)
    .group_by(waits.c.person_id)
)
_OPEN = insert_once(checks)


def digest(sql: Sql, agency_id: UUID, slot: Slot, now: datetime) -> int:
    """Who has nothing gets nothing, and whose check of this half day is there already is left out."""
    soon = slot.ends + timedelta(days=1)
    given = {"before": slot.before, "now": now, "soon": soon, "day": slot.day, "half": slot.half}
    counts = sql.rows(_COUNTS, agency_id=agency_id, **given)
    pattern, letter = _patterns(agency_id, slot, now)
    for rows in _chunks(counts):
        opened = [
            pattern
            | {
                "id": check_id(row[0], slot.name),
                "person_id": row[0],
                "new": int(row[1]),
                "due": int(row[2]),
                "overdue": int(row[3]),
            }
            for row in rows
        ]
        sql.each(_OPEN, opened)
        posting.post(sql, [_letter(letter, row) for row in opened])
    return len(counts)


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _patterns(agency_id: UUID, slot: Slot, now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """A check and a card of nobody, to be filled in for everybody."""
    nobody = UUID(int=0)
    check = HalfDayCheck(nobody, agency_id, nobody, slot.day, slot.half, CheckState.OPEN, now)
    card = Notify(nobody, Area.CHECK, nobody, bulk=True)
    return _CHECK.row(check), posting.posted(agency_id, card, now)


def _letter(pattern: dict[str, Any], check: dict[str, Any]) -> dict[str, Any]:
    who = {"person_id": check["person_id"].hex, "document_id": check["id"].hex}
    return pattern | {"body": pattern["body"] | who}


_CHECK: Mapped[HalfDayCheck] = Mapped(HalfDayCheck, checks)
