"""Killed with SIGKILL at every durable act of one long scenario and started again (P1, P2, P3).

The scenario is the main line of stories 1–3; climbing, refusing, extending and returning are not
in it, and the chat is a file.

Nothing is lost, nothing is done twice, no number is burnt. The ordinary run strikes at every
fifth act; `make test-long` strikes at each.
"""

from __future__ import annotations

import json
import multiprocessing
import shutil
import signal
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from tests.crash import mortal
from tests.crash.scenario import STEPS_ONCE
from tests.factories import AGENCY

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.crash.mortal"])
MOST_ACTS = 780
STRIDE = 5


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("fresh")
    mortal.prepare(home)
    return home


def lives(home: Path, strike_at: int) -> int:
    """One process from start to its end; returns its exit code."""
    process = PROCESSES.Process(target=mortal.run, args=(str(home), strike_at))
    process.start()
    process.join(timeout=60)
    assert process.exitcode is not None
    return process.exitcode


def journal(home: Path) -> list[str]:
    with sqlite3.connect(home / "office.sqlite3") as db:
        return [row[0] for row in db.execute("select step from journal order by seq")]


def check(home: Path) -> None:
    with sqlite3.connect(home / "office.sqlite3") as db:
        assert db.execute("select last from registers").fetchall() == [(1,)]
        assert db.execute("select state from incoming").fetchall() == [("finished",)]
        assert db.execute("select state from outgoing").fetchall() == [("delivered",)]
        assert db.execute("select count(*) from tasks where state != 'completed'").fetchone() == (
            0,
        )
        unfinished = "select count(*) from outbox where state not in ('done', 'unknown')"
        assert db.execute(unfinished).fetchone() == (0,)
        assert db.execute("select count(*) from waits").fetchone() == (0,)
    assert sorted(journal(home)) == sorted(STEPS_ONCE)
    out = home / "exchange" / AGENCY.code / "out" / "new"
    assert sorted(path.name[-8:-6] for path in out.iterdir()) == ["01", "03", "04", "05", "06"]
    _cards(home)


def _cards(home: Path) -> None:
    """Each card was shown; a second copy is the one labelled repeat."""
    lines = (home / "chat.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    plain = Counter((r["to"], r["ref"], r["version"], r["reason"]) for r in rows if not r["again"])
    assert all(count == 1 for count in plain.values()), "a silent duplicate"
    assert sum(row["again"] for row in rows) <= 1
    called = {row["to"] for row in rows if row["reason"] == "reason-repeat" or row["again"]}
    assert called >= {"thu", "dung"}, "the urgent call is repeated to both clerks"
    shown = {(row["to"], row["ref"]) for row in rows}
    assert {person for person, _ in shown} == {"thu", "dung", "giam", "pho", "binh", "an"}


def strike(fresh: Path, home: Path, acts: range) -> None:
    for act in acts:
        place = home / str(act)
        shutil.copytree(fresh, place)
        if lives(place, act) == -signal.SIGKILL:
            assert lives(place, 0) == 0, f"cannot go on after a death at act {act}"
        check(place)
        shutil.rmtree(place)


def test_an_undisturbed_life_does_everything_once(fresh: Path, tmp_path: Path) -> None:
    home = tmp_path / "calm"
    shutil.copytree(fresh, home)
    assert lives(home, 0) == 0
    check(home)
    assert int((home / "acts").read_text()) < MOST_ACTS, "strike further"


@pytest.mark.parametrize("start", range(1, MOST_ACTS, 60))
def test_killed_at_a_durable_act_and_started_again(fresh: Path, tmp_path: Path, start: int) -> None:
    strike(fresh, tmp_path, range(start, start + 60, STRIDE))


@pytest.mark.long
@pytest.mark.parametrize("start", range(1, MOST_ACTS, 20))
def test_killed_at_each_durable_act_and_started_again(
    fresh: Path, tmp_path: Path, start: int
) -> None:
    strike(fresh, tmp_path, range(start, start + 20))
