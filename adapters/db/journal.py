"""Sổ và nhật ký — numbers without gaps, and the chain of entries of each agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into

from adapters.db.mapping import Mapped
from adapters.db.sql import Sql
from adapters.db.tables import journal, registers
from core.journal.entry import GENESIS, Entry
from core.registers.register import Register

_ENTRIES = Mapped(Entry, journal)
_OF_AGENCY = journal.c.agency_id == sa.bindparam("agency_id")
_LAST = (
    sa.select(journal.c.seq, journal.c.hash)
    .where(_OF_AGENCY)
    .order_by(journal.c.seq.desc())
    .limit(1)
)
_RECORD = sa.insert(journal)
_READ = (
    sa.select(*_ENTRIES.columns)
    .where(_OF_AGENCY, journal.c.seq > sa.bindparam("after"))
    .order_by(journal.c.seq)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_ABOUT = (
    sa.select(*_ENTRIES.columns)
    .where(_OF_AGENCY, journal.c.document_id == sa.bindparam("about"))
    .order_by(journal.c.seq)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_LOCK = sa.select(sa.func.pg_advisory_xact_lock(sa.bindparam("key", type_=sa.BigInteger())))
_NUMBER = (
    insert_into(registers)
    .values({"last": 1} | {n: sa.bindparam(n) for n in ("agency_id", "kind", "year", "series")})
    .on_conflict_do_update(
        index_elements=["agency_id", "kind", "year", "series"], set_={"last": registers.c.last + 1}
    )
    .returning(registers.c.last)
)

_LAST_NUMBER = sa.select(registers.c.last).where(
    *(registers.c[n] == sa.bindparam(n) for n in ("agency_id", "kind", "year", "series"))
)


def number(sql: Sql, register: Register) -> int:
    """Cấp số — the next of the register; taken back with the transaction, so without gaps."""
    row = sql.first(_NUMBER, **_named(register))
    if row is None:
        raise AssertionError("an upsert returns its row")
    return int(row[0])


def last_number(sql: Sql, register: Register) -> int:
    """Số cuối đã cấp — 0 when none was given yet."""
    row = sql.first(_LAST_NUMBER, **_named(register))
    return int(row[0]) if row else 0


def _named(register: Register) -> dict[str, Any]:
    return {
        "agency_id": register.agency_id,
        "kind": register.kind.value,
        "year": register.year,
        "series": register.series,
    }


def record(sql: Sql, entry: Entry) -> None:
    """Ghi nhật ký — at the end of the agency's chain; on PostgreSQL one writer at a time per agency."""
    if sql.database == "postgresql":
        sql.rows(_LOCK, key=int.from_bytes(entry.agency_id.bytes[:8], signed=True))
    seq, previous = _last(sql, entry.agency_id)
    placed = entry.chained(seq + 1, previous)
    sql.change(_RECORD, _ENTRIES.row(placed))
    sql.held("journal")[entry.agency_id] = (placed.seq, placed.hash)


def _last(sql: Sql, agency_id: UUID) -> tuple[int, str]:
    """The end of the chain; read once for each transaction, which nobody else can write beside."""
    held: tuple[int, str] | None = sql.held("journal").get(agency_id)
    if held is not None:
        return held
    seq, previous = sql.first(_LAST, agency_id=agency_id) or (0, GENESIS)
    return seq, previous


def about(sql: Sql, agency_id: UUID, ids: Sequence[UUID], limit: int) -> Sequence[Entry]:
    """Nhật ký của những việc này — the oldest `limit` lines, in order."""
    found = [
        _ENTRIES.thing(row)
        for one in dict.fromkeys(ids)
        for row in sql.rows(_ABOUT, agency_id=agency_id, about=one, limit=limit)
    ]
    return sorted(found, key=lambda entry: entry.seq)[:limit]


def entries(sql: Sql, agency_id: UUID, after: int, limit: int) -> Sequence[Entry]:
    """Đọc nhật ký — the entries after that number, in order."""
    rows = sql.rows(_READ, agency_id=agency_id, after=after, limit=limit)
    return [_ENTRIES.thing(row) for row in rows]
