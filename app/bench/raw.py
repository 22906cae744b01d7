"""Trần SQLite — what bare `sqlite3` does with one durable commit for each acknowledgement."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

SCHEMA = """
create table task (id text primary key, state text, version integer);
create table journal (seq integer primary key, step text, body text);
create table outbox (id integer primary key, kind text, body text);
create table seen (key integer primary key);
"""


def units_per_second(path: Path, units: int) -> float:
    """One guarded update, a journal row, an outbox row and a dedupe row in each transaction."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("pragma journal_mode=wal; pragma synchronous=full;" + SCHEMA)
    db.executemany("insert into task values (?, 'assigned', 1)", [(str(n),) for n in range(units)])
    begun = time.perf_counter()
    for n in range(units):
        db.execute("begin immediate")
        db.execute(
            "update task set state='accepted', version=2 where id=? and version=1", (str(n),)
        )
        db.execute("insert into journal (step, body) values ('acc', ?)", ("x" * 200,))
        db.execute("insert into outbox (kind, body) values ('refresh', ?)", ("x" * 100,))
        db.execute("insert into seen values (?)", (n,))
        db.execute("commit")
    spent = time.perf_counter() - begun
    db.close()
    return units / spent


def rows_per_second(path: Path, rows: int) -> float:
    """Two rows for each of `rows` people, ready in memory, in one durable transaction."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("pragma journal_mode=wal; pragma synchronous=full;")
    db.execute("create table checks (id text primary key, body text)")
    db.execute("create table outbox (id integer primary key, kind text, body text)")
    checks = [(f"{n:032x}", "x" * 60) for n in range(rows)]
    begun = time.perf_counter()
    db.execute("begin immediate")
    db.executemany("insert into checks values (?, ?)", checks)
    db.executemany("insert into outbox (kind, body) values ('notify', ?)", [("x" * 160,)] * rows)
    db.execute("commit")
    spent = time.perf_counter() - begun
    db.close()
    return rows / spent
