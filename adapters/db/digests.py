"""Điểm việc nửa ngày — one open check for everybody who has work, and its card in the bulk lane.

Everything is made by the database from one grouping of the turns; no row comes here. On
PostgreSQL one statement opens the checks and posts their cards; SQLite has no inserts within
statements, but one writer: there the cards are posted for the rows that were just added.
"""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db import posting
from adapters.db.following import BY_ASSIGNEE
from adapters.db.mapping import Mapped, insert_once
from adapters.db.sql import Sql, Statement
from adapters.db.tables import checks, outbox, waits
from adapters.db.types import dumps
from core.attendance.check import CheckState, HalfDayCheck, Slot, check_id, check_key
from core.card import Area
from core.effects.notify import Notify
from core.people.directory import Directory
from core.people.person import Role

_PERSON, _CHECK = UUID(int=1), UUID(int=2)
_GIVEN = ("agency_id", "day", "half", "state", "created_at", "led_overdue", "via", "snoozes", "urgency",
          "version")  # fmt: skip
_PARTS = ("before_person", "before_check", "after_check")
_POSTED = ("agency_id", "kind", "road", "lane", "state", "attempts", "posted_at", "due_at",
           "expires_at", "note")  # fmt: skip


def _bind(column: sa.Column[Any], name: str = "") -> sa.BindParameter[Any]:
    return sa.bindparam(name or column.name, type_=column.type)


def _moment(name: str) -> sa.BindParameter[Any]:
    return _bind(waits.c.since, name)


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.Text())


def _hex(column: sa.ColumnElement[Any], *, server: bool) -> sa.ColumnElement[str]:
    """An id as the outbox writes it."""
    if server:
        return sa.func.replace(sa.cast(column, sa.Text()), "-", "", type_=sa.Text())
    return sa.func.lower(sa.func.hex(column), type_=sa.Text())


def _id(*, server: bool) -> sa.ColumnElement[Any]:
    """`check_id`, in the words of the database."""
    if not server:
        return sa.func.check_key(waits.c.person_id, _text("slot"))
    named = sa.cast(_hex(waits.c.person_id, server=server) + "/" + _text("slot"), sa.Text())
    digest = sa.func.sha256(sa.func.convert_to(named, sa.literal_column("'UTF8'")))
    hexed = sa.func.encode(digest, sa.literal_column("'hex'"))
    return sa.cast(sa.func.substr(hexed, 1, 32), sa.Uuid())


def _opened(*, server: bool) -> Any:
    done = sa.exists().where(
        checks.c.person_id == waits.c.person_id,
        checks.c.day == _bind(checks.c.day),
        checks.c.half == _bind(checks.c.half),
    )
    chosen = {
        "id": _id(server=server),
        "person_id": waits.c.person_id,
        "new": _count(waits.c.since > _moment("before")),
        "due": _count(waits.c.due_at.between(_moment("now"), _moment("soon"))),
        "overdue": _count(waits.c.due_at < _moment("now")),
    } | {name: _bind(checks.c[name]) for name in _GIVEN}
    rows = (
        sa.select(*chosen.values())
        .where(waits.c.agency_id == _bind(waits.c.agency_id), ~done)
        .group_by(waits.c.person_id)
    )
    return insert_once(checks).from_select(list(chosen), rows)


def _cards(opened: Any, *, server: bool) -> dict[str, Any]:
    """The columns of the outbox for each row in `opened`."""
    body = _text("before_person") + _hex(opened.c.person_id, server=server) + _text("before_check")
    body = body + _hex(opened.c.id, server=server) + _text("after_check")
    return {"body": sa.cast(body, outbox.c.body.type) if server else body} | {
        name: _bind(outbox.c[name], f"posted_{name}") for name in _POSTED
    }


def _at_once() -> Statement:
    opened = _opened(server=True).returning(checks.c.id, checks.c.person_id).cte("opened")
    chosen = _cards(opened, server=True)
    return sa.insert(outbox).from_select(list(chosen), sa.select(*chosen.values()))


def _post() -> Statement:
    chosen = _cards(checks, server=False)
    added = sa.bindparam("last", type_=sa.Integer()) < _ROW
    rows = sa.select(*chosen.values()).select_from(checks).where(added)
    return sa.insert(outbox).from_select(list(chosen), rows)


_ROW = sa.literal_column("checks.rowid", sa.Integer())
_LAST = sa.select(sa.func.max(_ROW)).select_from(checks)
_OPEN = _opened(server=False)
_POST = _post()
_AT_ONCE = _at_once()


_CHECKED = sa.select(checks.c.person_id).where(
    checks.c.agency_id == _bind(checks.c.agency_id),
    checks.c.day == _bind(checks.c.day),
    checks.c.half == _bind(checks.c.half),
)
_LEADS = (
    sa.update(checks)
    .where(checks.c.id == sa.bindparam("of", type_=checks.c.id.type))
    .values(led_overdue=sa.bindparam("count", type_=checks.c.led_overdue.type))
)
_ALONE = insert_once(checks)
_CHECK_ROW: Mapped[HalfDayCheck] = Mapped(HalfDayCheck, checks)


def digest(sql: Sql, directory: Directory, slot: Slot, now: datetime) -> int:
    """Who has nothing gets nothing, and whose check of this half day is there already is left out.
    Whoever leads others is told how much of theirs is late, even with no work of his own.
    """
    agency_id = directory.agency.id
    led = _led(sql, directory, slot, now)
    given = _given(agency_id, slot, now)
    if sql.database == "postgresql":
        opened = sql.change(_AT_ONCE, given)
    else:
        last = (sql.first(_LAST) or (None,))[0] or 0
        opened = sql.change(_OPEN, given)
        sql.change(_POST, given | {"last": last})
    return opened + sum(
        _leads(sql, agency_id, person, count, slot, now) for person, count in led.items()
    )


def _leads(sql: Sql, agency_id: UUID, person: UUID, count: int, slot: Slot, now: datetime) -> int:
    """1 when a list was opened only for what the person leads."""
    of = check_id(person, slot.name)
    if sql.change(_LEADS, {"of": of, "count": count}):
        return 0
    check = HalfDayCheck(of, agency_id, person, slot.day, slot.half, CheckState.OPEN, now)
    check.led_overdue = count
    sql.change(_ALONE, _CHECK_ROW.row(check))
    letter = Notify(person, Area.CHECK, of, bulk=True)
    posting.post(sql, [posting.posted(agency_id, letter, now)])
    return 1


def _led(sql: Sql, directory: Directory, slot: Slot, now: datetime) -> dict[UUID, int]:
    """Quá hạn trong phạm vi phụ trách — of others: a unit head the unit's, a leader the agency's."""
    here = directory.agency.id
    late = {row[0]: int(row[1]) for row in sql.rows(BY_ASSIGNEE, agency_id=here, now=now)}
    if not late:
        return {}
    units: dict[UUID | None, int] = {}
    for person in directory.people:
        units[person.unit_id] = units.get(person.unit_id, 0) + late.get(person.id, 0)
    led = {one.id: units[one.unit_id] for one in directory.having(Role.UNIT_HEAD) if one.unit_id}
    led |= {one.id: sum(late.values()) for one in directory.having(Role.LEADER)}
    known = sql.rows(_CHECKED, agency_id=here, day=slot.day, half=slot.half)
    done = {row[0] for row in known}
    others = {one: count - late.get(one, 0) for one, count in led.items() if one not in done}
    return {one: count for one, count in others.items() if count > 0}


def functions(connection: sqlite3.Connection) -> None:
    """Hàm riêng — what SQLite cannot say by itself."""
    connection.create_function(
        "check_key", 2, lambda person, slot: check_key(person.hex(), slot), deterministic=True
    )


def _given(agency_id: UUID, slot: Slot, now: datetime) -> dict[str, Any]:
    """What all rows have in common: of the check, and of the letter with the places of two ids."""
    check = HalfDayCheck(_CHECK, agency_id, _PERSON, slot.day, slot.half, CheckState.OPEN, now)
    same = {field.name: getattr(check, field.name) for field in fields(check)}
    letter = posting.posted(agency_id, Notify(_PERSON, Area.CHECK, _CHECK, bulk=True), now)
    first, rest = dumps(letter["body"]).split(_PERSON.hex)
    parts = dict(zip(_PARTS, (first, *rest.split(_CHECK.hex)), strict=True))
    times = {"before": slot.before, "now": now, "soon": slot.ends + timedelta(days=1)}
    posted = {f"posted_{name}": letter[name] for name in _POSTED}
    return same | {"state": check.state.value, "slot": slot.name} | times | parts | posted
