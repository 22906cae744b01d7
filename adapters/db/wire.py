"""Việc bên ngoài thành JSON — an effect by its kind and fields, and back by the annotated types."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from adapters.db.mapping import is_enum
from core import catalogue
from core.effect import Effect


def wired(effect: Effect) -> dict[str, Any]:
    """The fields as JSON can keep them."""
    return {name: _plain(getattr(effect, name)) for name in _fields(effect.kind)}


def unwired(kind: str, body: Mapping[str, Any]) -> Effect:
    """The effect again. A kind or field that this version does not know raises."""
    fields = _fields(kind)
    return catalogue.effects()[kind](
        **{name: _read(fields[name], value) for name, value in body.items()}
    )


@cache
def _fields(kind: str) -> dict[str, Any]:
    found = catalogue.effects()[kind]
    hints = typing.get_type_hints(found)
    return {field.name: _bare(hints[field.name]) for field in dataclasses.fields(found)}


def _bare(hint: Any) -> Any:
    """`date | None` is read as a date."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return next(kind for kind in typing.get_args(hint) if kind is not type(None))
    return hint


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):  # an instant is a date too
        return value.isoformat()
    return getattr(value, "value", value)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if hint in {datetime, date}:
        return hint.fromisoformat(value)
    return hint(value) if hint is UUID or is_enum(hint) else value
