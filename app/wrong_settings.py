"""Cài đặt sai — said in one sentence, with the names of the settings and never their values."""

from __future__ import annotations


class WrongSettings(ValueError):
    """What the settings ask for cannot be; the message is for the person at the keyboard."""


def said(error: ValueError) -> str | None:
    """Pydantic's findings; None when the error is something else."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return None
    parts = []
    for row in error.errors(include_url=False, include_input=False, include_context=False):
        where = ".".join(map(str, row["loc"]))
        words = row["msg"].removeprefix("Value error, ")
        parts.append(f"VANTHU_{where.upper()}: {words}" if where else words)
    return "cài đặt chưa đúng: " + "; ".join(parts)
