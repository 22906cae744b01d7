"""Killed with SIGKILL at every durable act of stories 1–3 and started again (P1, P2, P3).

Nothing is lost, nothing is done twice, no number is burnt. The ordinary run strikes at every
so-many-th act of each story; `make test-long` strikes at each. The chat is a file here;
`test_chat.py` kills an office whose chat is the real one.
"""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.crash import founding, mortal
from tests.crash.check import Chat, chat, check, check_calm, check_cards
from tests.crash.scenario import STORIES
from tests.processes import PROCESSES

STRIDE, CHUNK = 41, 82
LONG_CHUNK = 20
ADOPTING = 4  # the first acts of a life: what the dead one left is adopted


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("fresh")
    founding.prepare(home)
    return home


def lives(home: Path, story: str, strike_at: int) -> int:
    """One process from start to its end; returns its exit code."""
    process = PROCESSES.Process(target=mortal.run, args=(str(home), story, strike_at))
    process.start()
    process.join(timeout=60)
    assert process.exitcode is not None
    return process.exitcode


CALM: dict[str, Chat] = {}


def calm(fresh: Path, tmp_path: Path, story: str) -> Chat:
    """What is shown in an undisturbed life; lived once for each story."""
    if story not in CALM:
        home = tmp_path / "calm"
        shutil.copytree(fresh, home)
        assert lives(home, story, 0) == 0
        check(home, STORIES[story])
        CALM[story] = chat(home)
        most, acts = STORIES[story].acts, int((home / "acts").read_text())
        assert most - 20 < acts <= most, f"strike at {acts} acts"
    return CALM[story]


def strike(fresh: Path, tmp_path: Path, story: str, acts: range, *again: int) -> None:
    """Die at each of these acts, in a fresh office each; then die `again` on the way up."""
    wanted = calm(fresh, tmp_path, story)
    for act in acts:
        home = tmp_path / str(act)
        shutil.copytree(fresh, home)
        if lives(home, story, act) == -signal.SIGKILL:
            for soon in again:
                assert lives(home, story, soon) == -signal.SIGKILL
            assert lives(home, story, 0) == 0, f"cannot go on after a death at act {act}"
        check(home, STORIES[story])
        check_cards(home, wanted)
        shutil.rmtree(home)


def chunks(size: int) -> list[tuple[str, int]]:
    return [
        (name, start) for name, story in STORIES.items() for start in range(1, story.acts + 1, size)
    ]


@pytest.mark.parametrize("story", STORIES)
def test_an_undisturbed_life_does_everything_once(fresh: Path, tmp_path: Path, story: str) -> None:
    check_calm(calm(fresh, tmp_path, story), STORIES[story])


@pytest.mark.parametrize(("story", "start"), chunks(CHUNK))
def test_p1_killed_at_a_durable_act_and_started_again(
    fresh: Path, tmp_path: Path, story: str, start: int
) -> None:
    strike(fresh, tmp_path, story, range(start, start + CHUNK, STRIDE))


@pytest.mark.parametrize("start", range(1, STORIES["silence"].acts, 121))
def test_killed_again_while_it_picks_itself_up(fresh: Path, tmp_path: Path, start: int) -> None:
    acts = range(start, start + 121, 61)
    strike(fresh, tmp_path, "silence", acts, *range(1, ADOPTING + 1))


@pytest.mark.long
@pytest.mark.parametrize(("story", "start"), chunks(LONG_CHUNK))
def test_p1_killed_at_each_durable_act_and_started_again(
    fresh: Path, tmp_path: Path, story: str, start: int
) -> None:
    strike(fresh, tmp_path, story, range(start, start + LONG_CHUNK))
