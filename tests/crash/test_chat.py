"""Killed at a durable act while people press and write in the real chat (P1, P2, P3).

Arrival, Vào sổ, Phân công with its questions, Đã nhận: each tap and each answer is made once, and
must count, whatever died meanwhile. The Bot API is the sandbox, which the office cannot take along.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from core.ports import Address
from tests.crash import chatting, founding
from tests.crash.papers import URGENT
from tests.crash.phones import LABEL, Phones, chat_of
from tests.factories import AGENCY, CLERK, CLERK_2, DEPUTY, HEAD, LEADER, PEOPLE
from tests.processes import PROCESSES
from tests.sandbox.running import FAST, Running, running

HASTY = replace(FAST, tap_seconds=0.15, callback_seconds=10.0)
ACTS = 280
STRIDE, CHUNK = 47, 94
DOCUMENT, TASK = "Văn bản đến", "Chủ trì văn bản đến số"
CARDS = {
    **{(chat_of(person), DOCUMENT): 1 for person in (CLERK, CLERK_2, LEADER, DEPUTY)},
    (chat_of(HEAD), TASK): 1,
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("fresh")
    founding.prepare(home, lambda person: Address("telegram", str(chat_of(person))))
    founding.drop(home, "goi-1.edxml", URGENT)
    return home


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(HASTY) as run:
        yield run


def tells(fresh: Path, home: Path, sandbox: Running, strike_at: int) -> Phones:
    """The story from its beginning to its end, with one death on the way."""
    shutil.copytree(fresh, home)
    sandbox.sim("POST", "/reset")
    for person in PEOPLE:
        sandbox.sim("POST", "/chats", first_name=person.name, user_id=chat_of(person))
        sandbox.writes(chat_of(person), "/start")
    sandbox.updates(offset=-1)
    sandbox.caught_up()

    def begin(act: int) -> BaseProcess:
        process = PROCESSES.Process(target=chatting.run, args=(str(home), sandbox.url, act))
        process.start()
        return process

    phones = Phones(sandbox, home, begin, strike_at)
    try:
        _story(phones)
    finally:
        phones.office.kill()
        phones.office.join()
    return phones


def _story(phones: Phones) -> None:
    phones.taps(CLERK, "Vào sổ")
    phones.taps(LEADER, "Phân công")
    phones.taps(LEADER, HEAD.name)
    phones.taps(LEADER, "Xong")
    phones.says(LEADER, "Chủ trì, báo cáo trước thứ năm.", when="Ý kiến chỉ đạo")
    phones.says(LEADER, "3 ngày làm việc", when="Hạn của chủ trì?")
    phones.taps(LEADER, "Đúng")
    phones.taps(LEADER, "Xác nhận")
    phones.taps(HEAD, "Đã nhận")
    phones.until(lambda: "beg" in journal(phones.home), "the handling has begun")
    phones.settled()


STEPS = ["receive", "ver", "reg", "dir", "acc", "beg"]
RECEIPT = ("rcv", "due")


def journal(home: Path) -> list[str]:
    with sqlite3.connect(home / "office.sqlite3", timeout=5) as db:
        return [row[0] for row in db.execute("select step from journal order by seq")]


def check(phones: Phones) -> None:
    """One decision for each press, one number, one card each or a labelled second one."""
    steps = journal(phones.home)
    # a receipt that a death has swallowed is made good by accepting (R-8.3a-2)
    assert [one for one in steps if one not in RECEIPT] == STEPS, steps
    assert all(steps.count(one) <= 1 for one in RECEIPT), steps
    with sqlite3.connect(phones.home / "office.sqlite3") as db:
        assert db.execute("select last from registers").fetchall() == [(1,)]
        assert db.execute("select arrival_number from incoming").fetchall() == [(1,)]
        assert db.execute("select count(*) from tasks").fetchone() == (1,)
        assert db.execute("select count(*) from intake where state != 'done'").fetchone() == (0,)
    out = phones.home / "exchange" / AGENCY.code / "out" / "new"
    assert sorted(path.name[-8:-6] for path in out.iterdir()) == ["01", "03", "04", "05"]
    _cards(phones)


def _cards(phones: Phones) -> None:
    sent = [(who, kind, LABEL in words) for who, words in phones.sent() if (kind := _kind(words))]
    plain = Counter((who, kind) for who, kind, again in sent if not again)
    again = Counter((who, kind) for who, kind, again in sent if again)
    wanted = Counter(CARDS)
    assert plain <= wanted, f"doubled without a label: {plain - wanted}"
    assert wanted - plain <= again, f"lost: {wanted - plain - again}"
    assert again <= (wanted if phones.died else Counter()), "several may have been on their way"


def _kind(words: str) -> str:
    """Which card it is; empty for questions and answers."""
    lines = words.splitlines()
    title = next((line for line in lines[:3] if "ăn bản đến" in line), "")
    return TASK if TASK in title else DOCUMENT if f"{DOCUMENT} " in title else ""


def struck(fresh: Path, tmp_path: Path, sandbox: Running, acts: range) -> None:
    for act in acts:
        phones = tells(fresh, tmp_path / str(act), sandbox, act)
        check(phones)


def test_an_undisturbed_chat_tells_the_story_once(
    fresh: Path, tmp_path: Path, sandbox: Running
) -> None:
    phones = tells(fresh, tmp_path / "calm", sandbox, 0)
    check(phones)
    assert not phones.died
    acts = int((phones.home / "acts").read_text())
    assert ACTS - 80 < acts < ACTS, f"strike at {acts} acts"


@pytest.mark.parametrize("start", range(1, ACTS, CHUNK))
def test_killed_while_people_press_and_started_again(
    fresh: Path, tmp_path: Path, sandbox: Running, start: int
) -> None:
    struck(fresh, tmp_path, sandbox, range(start, start + CHUNK, STRIDE))


@pytest.mark.long
@pytest.mark.parametrize("start", range(1, ACTS, 10))
def test_killed_at_each_act_while_people_press_and_started_again(
    fresh: Path, tmp_path: Path, sandbox: Running, start: int
) -> None:
    struck(fresh, tmp_path, sandbox, range(start, start + 10))
