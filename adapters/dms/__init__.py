"""Hệ thống quản lý văn bản khác — the name in the settings is the name of a module in here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from core.ports import Dms


def connect(name: str, options: dict[str, str]) -> Dms:
    """The exchange `name`, set up with `options`; ValueError when there is no such module."""
    module = f"{__name__}.{name}"
    if not name.isidentifier() or name.startswith("_"):
        raise ValueError(f"not the name of an exchange: {name!r}")
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise ValueError(f"no exchange named {name!r}") from None
    return cast("Dms", found.connect(options))
