"""Tìm trong gói — find every object of one kind in a package, by importing its modules once."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def modules(package: ModuleType) -> list[ModuleType]:
    """Import every module directly inside `package`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def found(package: ModuleType, kind: type[T]) -> list[T]:
    """Every module-level object of `kind` defined in the modules of `package`."""
    return [
        value
        for module in modules(package)
        for value in vars(module).values()
        if isinstance(value, kind)
    ]
