"""Định danh — ids made from codes and accounts, so that importing again finds the same rows."""

from __future__ import annotations

from uuid import UUID, uuid5

from core.text import fold

_NAMES = UUID("c9d1f0aa-3a3e-4d0b-9f57-2f5d5f1b7a10")


def agency_id(code: str) -> UUID:
    return uuid5(_NAMES, f"agency/{code.upper()}")


def unit_id(code: str, unit: str) -> UUID:
    return uuid5(_NAMES, f"unit/{code.upper()}/{fold(unit)}")


def person_id(account: str) -> UUID:
    return uuid5(_NAMES, f"person/{account.casefold()}")


def appointment_id(account: str, role: str) -> UUID:
    return uuid5(_NAMES, f"appointment/{account.casefold()}/{role}")


def certificate_id(fingerprint: str) -> UUID:
    return uuid5(_NAMES, f"certificate/{fingerprint}")
