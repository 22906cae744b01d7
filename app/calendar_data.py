"""Dữ liệu lịch làm việc — one TOML file a year, read once at start.

`2026.toml`: `first` and `last` day entered, tables `[off]` and `[worked]` of day = reason.
`hours.toml`, when an agency has hours of its own: `[[season]]` with `month`, `day` and the four
times of `OfficeHours`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from core.calendar import SEASONS, OfficeHours, Season, WorkingCalendar
from core.errors import Fault, Turn
from core.text import nfc

SHIPPED = Path(__file__).resolve().parents[1] / "assets" / "calendar"
_LONGEST = 200_000


def load(folder: Path = SHIPPED) -> WorkingCalendar:
    """Raises Fault(NEVER) that names the file and what is wrong with it."""
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    entered: list[tuple[date, date]] = []
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].toml")):
        table = _read(path)
        try:
            entered.append(_span(table, int(path.stem)))
            off |= _reasons(table["off"])
            worked |= _reasons(table["worked"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _broken(path, error) from error
    try:
        return WorkingCalendar(off, worked, tuple(entered), _seasons(folder / "hours.toml"))
    except ValueError as error:
        raise _broken(folder, error) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LONGEST:
            raise ValueError("too large")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(path, error) from error


def _span(table: Mapping[str, Any], year: int) -> tuple[date, date]:
    first, last = table["first"], table["last"]
    if not date(year, 1, 1) <= first <= last <= date(year, 12, 31):
        raise ValueError("first and last are not in this year and order")
    return first, last


def _reasons(table: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): nfc(reason) for day, reason in table.items()}


def _seasons(path: Path) -> tuple[Season, ...]:
    if not path.exists():
        return SEASONS
    try:
        return tuple(_season(row) for row in _read(path)["season"])
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, error) from error


def _season(row: Mapping[str, Any]) -> Season:
    date(2024, row["month"], row["day"])
    times = [row[name] for name in ("opens", "morning_ends", "afternoon_opens", "closes")]
    return Season(row["month"], row["day"], OfficeHours(*times))


def _broken(path: Path, error: Exception) -> Fault:
    return Fault(Turn.NEVER, f"calendar {path.name}: {type(error).__name__}: {error}")
