"""Ánh xạ — a dataclass to a row and back, by field name; states become their values."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.dialects.postgresql import insert as insert_into

from adapters.db.sql import Row

T = TypeVar("T")


class Mapped(Generic[T]):
    """Một lớp dữ liệu và bảng của nó — the columns stand in the order of the fields."""

    def __init__(self, kind: type[T], table: sa.Table) -> None:
        hints = typing.get_type_hints(kind)
        self.kind = kind
        self.table = table
        self.names = tuple(f.name for f in dataclasses.fields(typing.cast("Any", kind)))
        self.columns = tuple(table.c[name] for name in self.names)
        self.nested = frozenset(c.name for c in self.columns if isinstance(c.type, sa.JSON))
        self._enums = {n: hints[n] for n in self.names if is_enum(hints[n])}
        self._places = [(self.names.index(n), enum) for n, enum in self._enums.items()]

    def row(self, thing: T) -> dict[str, Any]:
        """The values by column name; enums by value."""
        values = dict(vars(thing))
        for name in self._enums:
            values[name] = getattr(values[name], "value", values[name])
        return values

    def thing(self, row: Row) -> T:
        """The dataclass of a row selected with `columns`."""
        values = list(row)
        for place, enum in self._places:
            values[place] = enum(values[place])
        return self.kind(*values)


def is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def upsert(table: sa.Table, names: Iterable[str] | None = None) -> Insert:
    """Insert, or overwrite the row with the same primary key.

    Both databases understand this statement; SQLAlchemy's PostgreSQL form compiles for either.
    """
    keys = [column.name for column in table.primary_key]
    columns = list(names or table.c.keys())
    statement = insert_into(table).values(binds(columns))
    fresh = {name: statement.excluded[name] for name in columns if name not in keys}
    if not fresh:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(index_elements=keys, set_=fresh)


def insert_once(table: sa.Table) -> Insert:
    """Insert, unless such a row is there already: then no row is changed."""
    return insert_into(table).on_conflict_do_nothing()


def binds(names: Iterable[str]) -> Mapping[str, Any]:
    return {name: sa.bindparam(name) for name in names}
