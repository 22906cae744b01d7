"""Kiểu cột — ids as 16 bytes or native, instants in UTC, lists and mappings as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Processor = Callable[[Any], Any]


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return _instant(value).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def _instant(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant without offset")
    return value.astimezone(UTC)


_EMPTY: dict[type, str] = {dict: "{}", list: "[]", tuple: "[]"}
_ASKING = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS


def dumps(value: Any) -> str:
    """JSON as it is stored: Vietnamese stays readable, instants are UTC with microseconds."""
    return (not value and _EMPTY.get(type(value))) or orjson.dumps(value, _plain, _ASKING).decode()


def loads(text: str) -> Any:
    """What `dumps` wrote; most lists and mappings of a row are empty."""
    if text == "[]":
        return []
    return {} if text == "{}" else orjson.loads(text)


def _sqlite_key(value: UUID | None) -> bytes | None:
    return None if value is None else value.int.to_bytes(16)


@lru_cache(maxsize=8192)
def _from_sqlite_key(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)


def _sqlite_instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    return _said(value) if value.tzinfo is UTC else _said(_instant(value))


@lru_cache(maxsize=1024)
def _said(value: datetime) -> str:
    """One moment of the clock is written in many places by one decision."""
    return value.isoformat(timespec="microseconds")


def _from_sqlite_instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _postgres_instant(value: datetime | None) -> datetime | None:
    return None if value is None else _instant(value)


class Key(TypeDecorator[UUID]):
    """Mã — a UUID: 16 bytes on SQLite, native on PostgreSQL."""

    impl = sa.LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native = dialect.name == "postgresql"
        return dialect.type_descriptor(sa.Uuid() if native else sa.LargeBinary(16))

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return None if dialect.name == "postgresql" else _sqlite_key

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return None if dialect.name == "postgresql" else _from_sqlite_key


class Instant(TypeDecorator[datetime]):
    """Thời điểm — aware in, aware UTC out; an instant without offset raises ValueError.

    On SQLite a text of fixed width, so that order of text is order of time.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native = dialect.name == "postgresql"
        return dialect.type_descriptor(sa.DateTime(timezone=True) if native else sa.Text())

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return _postgres_instant if dialect.name == "postgresql" else _sqlite_instant

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return None if dialect.name == "postgresql" else _from_sqlite_instant


def Json() -> TypeEngine[Any]:  # noqa: N802 - stands where a type stands
    """Danh sách, bảng tra — JSON text, JSONB on PostgreSQL; None is NULL."""
    return sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def Serial() -> TypeEngine[int]:  # noqa: N802 - stands where a type stands
    """Số tự tăng — a 64-bit number given by the database."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")
