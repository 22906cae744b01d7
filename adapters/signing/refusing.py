"""Lời từ chối giữa hai tiến trình — by name, with its words; nothing else can be raised by an answer."""

from __future__ import annotations

from typing import Any

from core.errors import Fault, Refusal, Turn
from core.signing import refusals

FAULT = "fault"


def said(error: Refusal | Fault) -> tuple[str, dict[str, Any]]:
    """Name and particulars, fit for JSON."""
    if isinstance(error, Fault):
        return FAULT, {"turn": error.turn.value, "reason": error.reason[:300]}
    return type(error).__name__, {name: str(value) for name, value in error.params.items()}


def raised(name: str, particulars: dict[str, Any]) -> Refusal | Fault:
    """The same again; an unknown name is a fault of ours."""
    if name == FAULT:
        return Fault(Turn(particulars["turn"]), particulars["reason"])
    kind = getattr(refusals, name, None)
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal:
        return kind(**particulars)
    return Fault(Turn.NEVER, f"signing child: {name[:200]}")
