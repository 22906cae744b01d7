"""Every field of what the core keeps has a column of its own name, kind and optionality."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from adapters.db import tables
from adapters.db.documents import TABLES
from adapters.db.types import Instant, Key
from core import catalogue
from core.card import Area
from core.codes.code import TypedCode
from core.journal.entry import Entry
from core.people.agency import Agency, Unit
from core.people.correspondent import Correspondent
from core.people.person import Appointment
from core.people.secrets import LinkCode, SecondFactor
from core.signing.preserved import Preserved
from core.waits.wait import Wait

PAIRS: list[tuple[type[Any], sa.Table, set[str]]] = [
    *((catalogue.KINDS[area].entity, TABLES[area], set()) for area in Area),
    (Agency, tables.agencies, {"directory_version"}),
    (Unit, tables.units, set()),
    (Appointment, tables.appointments, set()),
    (Correspondent, tables.correspondents, set()),
    (Entry, tables.journal, set()),
    (Wait, tables.waits, set()),
    (TypedCode, tables.typed_codes, set()),
    (LinkCode, tables.link_codes, set()),
    (Preserved, tables.preserved, set()),
    (SecondFactor, tables.second_factors, set()),
]
KINDS: dict[Any, type[Any]] = {
    UUID: Key,
    datetime: Instant,
    date: sa.Date,
    bool: sa.Boolean,
    int: sa.BigInteger,
    str: sa.Text,
    list: sa.JSON,
    dict: sa.JSON,
}


def expected(hint: Any) -> tuple[type[Any], bool]:
    """The column's type and whether it may be empty, by the annotation."""
    optional = typing.get_origin(hint) in {typing.Union, types.UnionType}
    if optional:
        hint = next(one for one in typing.get_args(hint) if one is not type(None))
    plain = typing.get_origin(hint) or hint
    if isinstance(plain, type) and issubclass(plain, (StrEnum, IntEnum)):
        plain = str if issubclass(plain, StrEnum) else int
    return KINDS.get(plain, sa.JSON), optional


@pytest.mark.parametrize(
    ("entity", "table", "more"), PAIRS, ids=lambda one: getattr(one, "name", None)
)
def test_each_field_has_its_column(entity: type[Any], table: sa.Table, more: set[str]) -> None:
    hints = typing.get_type_hints(entity)
    fields = {f.name: expected(hints[f.name]) for f in dataclasses.fields(entity)}
    columns = {c.name: (type(c.type), c.nullable) for c in table.c if c.name not in more}
    assert columns == fields
