"""Databases and a clock for the suites that run on every store."""

from tests.databases import clock, database_url, kind, postgres, store

__all__ = ["clock", "database_url", "kind", "postgres", "store"]
