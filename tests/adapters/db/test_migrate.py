"""The migrations lead to exactly the tables that the code knows."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.db.migrate import SCRIPTS, migrate
from adapters.db.tables import metadata

_OURS = ("search_index", "search_tokens", "alembic_version")


def mine(_thing: Any, name: str | None, *_more: Any) -> bool:
    """The full-text index is beyond what the comparison understands."""
    return not str(name).startswith(_OURS)


def differences(connection: sa.Connection) -> list[Any]:
    options = {"compare_type": True, "include_object": mine}
    return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


async def test_upgrade_from_empty_equals_the_tables_of_the_code(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        engine = sa.create_engine(database_url)
        with engine.connect() as connection:
            assert differences(connection) == []
        engine.dispose()
        return
    url = sa.make_url(database_url).set(drivername="postgresql+asyncpg")
    server = create_async_engine(url)
    async with server.connect() as connection:
        assert await connection.run_sync(differences) == []
    await server.dispose()


def schema(path: Path) -> set[str]:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = {" ".join(row[0].split()) for row in rows}
    engine.dispose()
    return found


def test_migrating_twice_changes_nothing_and_takes_no_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'deep' / 'er' / 'office'}"
    begun = time.perf_counter()
    migrate(url)
    assert time.perf_counter() - begun < 2.0
    before = schema(tmp_path / "deep" / "er" / "office")
    migrate(url)
    assert schema(tmp_path / "deep" / "er" / "office") == before


def test_one_step_down_leaves_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office'}"
    migrate(url)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_numbers_given_before_there_were_series_are_kept(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'office'}")
    insert = (
        "INSERT INTO registers (agency_id, kind, year, last) VALUES (x'01', 'incoming', 2026, 41)"
    )
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.exec_driver_sql(insert)
        command.upgrade(config, "0004")
        found = connection.exec_driver_sql("SELECT kind, year, series, last FROM registers")
        assert found.fetchall() == [("incoming", 2026, "", 41)]
        command.downgrade(config, "0003")
        assert connection.exec_driver_sql("SELECT last FROM registers").fetchall() == [(41,)]
    engine.dispose()


def test_what_was_issued_or_registered_before_is_looked_at_from_then_on(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'office'}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        steps = ScriptDirectory.from_config(config).walk_revisions()
        ours = next(one for one in steps if "preserved" in Path(one.path).name)
        command.upgrade(config, str(ours.down_revision))
        for table, since in (("outgoing", "sealed_at"), ("incoming", "registered_at")):
            for number, state in enumerate(("dispatched", "registered", "drafting", "arrived")):
                _insert(connection, table, {"id": bytes([number]) * 16, "state": state,
                                            since: "2026-11-23 01:30:00.000000"})  # fmt: skip
        command.upgrade(config, ours.revision)
        found = connection.exec_driver_sql(
            "SELECT area, next_at, files FROM preserved ORDER BY area"
        )
        at = "2026-11-23 01:30:00.000000"
        assert found.fetchall() == [("incoming", at, "[]"), ("outgoing", at, "[]")]
    engine.dispose()


def _insert(connection: sa.Connection, name: str, values: dict[str, Any]) -> None:
    """A row with something in every column that wants it."""
    columns = sa.inspect(connection).get_columns(name)
    needed = {one["name"]: values["id"][0] for one in columns if not one["nullable"]}
    row = {**needed, **values}
    marks = ", ".join("?" for _ in row)
    names = ", ".join(row)
    connection.exec_driver_sql(
        f"INSERT INTO {name} ({names}) VALUES ({marks})", tuple(row.values())
    )
