"""Both databases, and a clock that tests move."""

from tests.databases import clock, database_url, kind, postgres, store

__all__ = ["clock", "database_url", "kind", "postgres", "store"]
