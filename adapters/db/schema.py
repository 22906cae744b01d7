"""Khung bảng — short words for columns, so that a table reads as a list of names and types."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.db.types import Instant, Json, Key

metadata = sa.MetaData()
WAITING: sa.ColumnElement[str] = sa.literal_column("'waiting'")
KEPT: sa.ColumnElement[str] = sa.literal_column("'kept'")


def _column(name: str, kind: Any, optional: bool, primary: bool) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=optional, primary_key=primary)


def key(name: str, *, primary: bool = False, optional: bool = False) -> sa.Column[Any]:
    return _column(name, Key(), optional, primary)


def word(name: str, *, primary: bool = False, optional: bool = False) -> sa.Column[Any]:
    return _column(name, sa.Text(), optional, primary)


def number(name: str, *, primary: bool = False, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name, sa.BigInteger(), nullable=optional, primary_key=primary, autoincrement=False
    )


def flag(name: str) -> sa.Column[Any]:
    return _column(name, sa.Boolean(), False, False)


def day(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return _column(name, sa.Date(), optional, False)


def instant(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return _column(name, Instant(), optional, False)


def listed(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return _column(name, Json(), optional, False)


def person(name: str = "person_id", *, primary: bool = False) -> sa.Column[Any]:
    """A column that names a known person."""
    return sa.Column(name, Key(), sa.ForeignKey("people.id"), nullable=False, primary_key=primary)


def only_where(condition: Any) -> dict[str, Any]:
    """A partial index, in the words of both databases."""
    return {"sqlite_where": condition, "postgresql_where": condition}
