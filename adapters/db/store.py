"""Kho — opened by its address: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import make_url

from adapters.db.directories import Directories
from adapters.db.embedded import EmbeddedStore
from adapters.db.server import ServerStore
from core.calendar import TIME_ZONE

Database = EmbeddedStore | ServerStore


def _today() -> date:
    return datetime.now(TIME_ZONE).date()


def open_store(url: str, today: Callable[[], date] = _today) -> Database:
    """Mở kho — `sqlite:///path` or `postgresql://…`; the tables must be there (`migrate`).

    `today` says which appointments are in force. Close it with `await store.close()`.
    """
    address = make_url(url)
    known = Directories(today)
    if address.get_backend_name() == "postgresql":
        return ServerStore(address, known)
    if address.get_backend_name() == "sqlite" and address.database:
        return EmbeddedStore(Path(address.database), known)
    raise ValueError(f"not a store: {address.render_as_string(hide_password=True)}")
