"""Đọc sổ — lines of a register between two places, by the index on agency and time.

A line's place is (when, number, id); a page goes on after a place, so that the hundredth page
costs what the first one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db import finding
from adapters.db.documents import SHELVES
from adapters.db.sql import Sql, Statement
from adapters.db.tables import concerns, incoming, outgoing, people, tasks
from core.card import Area
from core.people.person import Person
from core.registers.extract import Book, Extract, Place

_INCOMING = (incoming.c.registered_at, incoming.c.arrival_number, incoming.c.id)
_OUTGOING = (outgoing.c.issued_on, sa.func.coalesce(outgoing.c.number, 0), outgoing.c.id)
_PLACES: dict[Book, tuple[Any, ...]] = {
    Book.INCOMING: _INCOMING,
    Book.FOLLOW_UP: _INCOMING,
    Book.OUTGOING: _OUTGOING,
}
_AREAS = {
    Book.INCOMING: Area.INCOMING,
    Book.FOLLOW_UP: Area.INCOMING,
    Book.OUTGOING: Area.OUTGOING,
}
_ENTERED: dict[Book, sa.ColumnElement[bool]] = {
    Book.INCOMING: incoming.c.arrival_number.is_not(None),
    Book.FOLLOW_UP: incoming.c.directed_by.is_not(None),
    Book.OUTGOING: outgoing.c.reference != sa.literal_column("''"),
}
_MEMBERS = (
    sa.select(
        people.c.id, people.c.agency_id, people.c.account, people.c.name, people.c.position,
        people.c.unit_id,
    )
    .where(people.c.agency_id == sa.bindparam("agency_id"))
)  # fmt: skip


def lines(sql: Sql, extract: Extract) -> Sequence[Any]:
    """The documents of the lines, in the order of the register or the newest first."""
    mapped = SHELVES[_AREAS[extract.book]].mapped
    rows = sql.rows(_lines(*_shape(sql, extract)), **_given(sql, extract))
    return [mapped.thing(row) for row in rows]


def tasks_in(sql: Sql, extract: Extract) -> Sequence[Any]:
    """The tasks of those documents, the lead's first."""
    if extract.book is Book.OUTGOING:
        return []
    mapped = SHELVES[Area.TASK].mapped
    rows = sql.rows(_tasks(*_shape(sql, extract)), **_given(sql, extract))
    return [mapped.thing(row) for row in rows]


def members(sql: Sql, agency_id: UUID) -> Sequence[Person]:
    """Everybody who was ever entered for the agency: a register names also who has left."""
    return [Person(*row) for row in sql.rows(_MEMBERS, agency_id=agency_id)]


Shape = tuple[str, Book, bool, bool, bool]


def _shape(sql: Sql, extract: Extract) -> Shape:
    found, mine = bool(extract.words), extract.person_id is not None
    return sql.database, extract.book, found, mine, extract.newest_first


def _given(sql: Sql, extract: Extract) -> dict[str, Any]:
    low, high = extract.bounds
    given: dict[str, Any] = {"agency_id": extract.agency_id, "limit": extract.limit}
    given |= _named("low", low) | _named("high", high)
    if extract.person_id is not None:
        given["person_id"] = extract.person_id
    if extract.words:
        given["query"] = finding.query_of(sql.database, extract.agency_id, extract.words)
    return given


def _named(name: str, place: Place) -> dict[str, Any]:
    return {f"{name}_at": place.at, f"{name}_number": place.number, f"{name}_id": place.id}


@cache
def _lines(*shape: Any) -> Statement:
    mapped = SHELVES[_AREAS[shape[1]]].mapped
    return _chosen(sa.select(*mapped.columns), shape)


@cache
def _tasks(*shape: Any) -> Statement:
    chosen = _chosen(sa.select(_PLACES[shape[1]][2]), shape)
    mapped = SHELVES[Area.TASK].mapped
    return (
        sa.select(*mapped.columns)
        .where(tasks.c.document_id.in_(chosen.subquery().select()))
        .order_by(tasks.c.document_id, tasks.c.lead.desc(), tasks.c.created_at, tasks.c.id)
    )


def _chosen(start: Statement, shape: Shape) -> Statement:
    database, book, found, mine, newest = shape
    place, table = _PLACES[book], _table(book)
    chosen = start.where(
        table.c.agency_id == sa.bindparam("agency_id"),
        _ENTERED[book],
        place[0] >= _bind("low_at", place[0]),
        place[0] <= _bind("high_at", place[0]),
        sa.tuple_(*place) > _tuple("low", place),
        sa.tuple_(*place) < _tuple("high", place),
    )
    if found:
        chosen = chosen.where(table.c.id.in_(finding.matching(database)))
    if mine:
        chosen = chosen.where(_concerned(book, table))
    order = [one.desc() for one in place] if newest else list(place)
    return chosen.order_by(*order).limit(sa.bindparam("limit", type_=sa.Integer()))


def _table(book: Book) -> sa.Table:
    return outgoing if book is Book.OUTGOING else incoming


def _bind(name: str, column: Any) -> sa.BindParameter[Any]:
    return sa.bindparam(name, type_=column.type)


def _tuple(name: str, place: tuple[Any, ...]) -> Any:
    at, _, key = place
    return sa.tuple_(
        _bind(f"{name}_at", at),
        sa.bindparam(f"{name}_number", type_=sa.BigInteger()),
        _bind(f"{name}_id", key),
    )


def _concerned(book: Book, table: sa.Table) -> Any:
    return sa.exists().where(
        concerns.c.area == sa.literal_column(f"'{_AREAS[book].value}'"),
        concerns.c.document_id == table.c.id,
        concerns.c.person_id == sa.bindparam("person_id"),
    )
