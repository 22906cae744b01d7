"""Nâng cấp dữ liệu — bring a database to the newest form of the tables."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import create_async_engine

SCRIPTS = Path(__file__).with_name("migrations")


def migrate(url: str) -> None:
    """Up to the head, in one transaction; a database that is there already is left alone. Blocks."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        _embedded(address)
    else:
        with ThreadPoolExecutor(1) as thread:  # works within a running loop too
            thread.submit(asyncio.run, _server(address)).result()


def upgrade(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _embedded(address: sa.URL) -> None:
    Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, poolclass=sa.NullPool)
    try:
        with engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            driver.isolation_level = None  # type: ignore[union-attr]  # transactions by hand
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            upgrade(connection)
            connection.commit()
    finally:
        engine.dispose()


async def _server(address: sa.URL) -> None:
    engine = create_async_engine(
        address.set(drivername="postgresql+asyncpg"), poolclass=sa.NullPool
    )
    try:
        async with engine.begin() as connection:
            await connection.execute(_ONE_AT_A_TIME)
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


_ONE_AT_A_TIME = sa.select(sa.func.pg_advisory_xact_lock(7_204_512))
