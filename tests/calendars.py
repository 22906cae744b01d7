"""The shipped working calendar, as the tests see it."""

from __future__ import annotations

from app.calendar_data import load

YEAR_2026 = load()
