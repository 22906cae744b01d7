"""Hiện cài đặt — for people to read: secrets and passwords in addresses are masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Any

from pydantic import SecretStr

from app.settings import PREFIX, Settings

MASK = "••••••"


@dataclass(frozen=True)
class Shown:
    """Một cài đặt — as `vanthu settings` says it."""

    name: str
    meaning: str
    default: str
    value: str


def shown(settings: Settings) -> list[Shown]:
    """Every setting, with the value in force."""
    return [
        Shown(
            f"{PREFIX}{name.upper()}",
            field.description or "",
            _said(field.get_default(call_default_factory=True)),
            _said(getattr(settings, name)),
        )
        for name, field in type(settings).model_fields.items()
    ]


def bare_url(url: str) -> str:
    """An address without its password."""
    return re.sub(r"(://[^:/@\s]*:)[^@\s]+@", rf"\1{MASK}@", url)


def _said(value: Any) -> str:
    if isinstance(value, SecretStr):
        return MASK if value.get_secret_value() else ""
    if isinstance(value, tuple):
        return ",".join(_said(one) for one in value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else bare_url(str(value))
