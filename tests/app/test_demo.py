"""`vanthu demo` and `vanthu web` as processes: they start, say so, answer, and stop cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.stories.conftest import free_pair
from tests.stories.people import until, words

ROOT = Path(__file__).resolve().parents[2]
STOPS_WITHIN = 5.0


@contextmanager
def started(home: Path, *command: str, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Ready when the body begins; told to stop when it ends, and gone in time with exit code 0."""
    log = home / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", *command], cwd=home, stdout=out, stderr=out,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "HOME": str(home), **settings},
        )  # fmt: skip
        try:
            until(lambda: _ready(log, process), "READY", patience=60)
            yield process
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=STOPS_WITHIN) == 0, log.read_text()
            assert time.monotonic() - begun < STOPS_WITHIN
        finally:
            process.kill()
            process.wait()


def _ready(log: Path, process: subprocess.Popen[bytes]) -> bool:
    assert process.poll() is None, log.read_text()
    return "READY " in log.read_text()


def said(chat: httpx.Client, user_id: int) -> str:
    """Everything that the bot said in this chat."""
    rows = chat.get(f"/sim/chats/{user_id}/messages").json()
    return "\n".join(words(row) for row in rows if row["from_bot"])


def test_the_demo_starts_works_stops_and_starts_again(tmp_path: Path) -> None:
    port = free_pair()
    command = ("demo", "--port", str(port), "--data", str(tmp_path / "d"))
    office = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False)
    chat = httpx.Client(base_url=f"http://127.0.0.1:{port + 1}", timeout=30, trust_env=False)
    with office, chat:
        with started(tmp_path, *command, "--clock", "2026-11-23T08:05:00+07:00"):
            clerk = office.get("/demo/people").json()[0]
            until(lambda: "4501/UBND-VP" in said(chat, clerk["user_id"]), "the welcome")
            _the_addresses_answer(office)
        with started(tmp_path, *command, "--clock", "2026-11-23T08:30:00+07:00"):
            assert office.get("/demo/people").json()[0]["person_id"] == clerk["person_id"]
            until(lambda: "4501/UBND-VP" in said(chat, clerk["user_id"]), "shown again")
            office.post("/demo/letter", json={"subject": "V/v sau khi khởi động lại"})
            until(lambda: "khởi động lại" in said(chat, clerk["user_id"]), "a new one")
    with pytest.raises(httpx.ConnectError), httpx.Client(trust_env=False) as gone:
        gone.get(f"http://127.0.0.1:{port + 1}/")


def _the_addresses_answer(office: httpx.Client) -> None:
    assert "Bản chạy thử" in office.get("/").text
    people = office.get("/demo/people").json()
    assert len(people) == 24
    assert all(len(row["code"]) == 6 and row["user_id"] and row["password"] for row in people)
    assert {"code", "name", "area"} <= set(office.get("/demo/steps").json()[0])
    until(lambda: [r for r in office.get("/demo/sent").json() if r["status"] == "01"], "status 01")
    moved = office.post("/demo/clock", json={"advance": "PT4H"}).json()["now"]
    assert moved.startswith("2026-11-23T12:0")
    for wrong in ("-PT1H", "P900D", "bốn giờ", None):
        assert office.post("/demo/clock", json={"advance": wrong}).status_code == 422
    assert office.post("/demo/letter", json={"urgency": 9}).status_code == 422
    assert office.post("/demo/deliver", content=b"").status_code == 422
    assert office.post("/demo/deliver?agency=H99", content=b"x").status_code == 422
    told = office.post("/demo/deliver", content=b"<khong doc duoc>").json()
    assert told["mailbox"] == "000.00.02.H56"
    foreign = {"Origin": "https://evil.example"}
    assert office.post("/demo/clock", json={}, headers=foreign).status_code == 403
    assert office.get("/", headers={"Host": "evil.example"}).status_code == 403


def test_the_pages_run_alone_without_a_bot(tmp_path: Path) -> None:
    port = free_pair()
    settings = {"VANTHU_DATA_DIR": str(tmp_path / "data"), "VANTHU_PORT": str(port)}
    with (
        started(tmp_path, "web", **settings),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as office,
    ):
        assert office.get("/ready").status_code == 200
        assert office.get("/demo/people").status_code == 404
        assert office.get("/viec").headers["location"].startswith("/dang-nhap")
        assert office.post("/hooks/telegram/1", json={"update_id": 1}).status_code == 403


def test_a_demo_that_is_killed_leaves_no_chat_behind(tmp_path: Path) -> None:
    port = free_pair()
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "demo", "--port", str(port), "--data", "d"],
            cwd=tmp_path, stdout=out, stderr=out,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        )  # fmt: skip
    with httpx.Client(base_url=f"http://127.0.0.1:{port + 1}", trust_env=False) as chat:
        until(lambda: _ready(log, process) and _answers(chat), "READY", patience=60)
        process.kill()
        process.wait()
        until(lambda: not _answers(chat), "the chat to end")


def _answers(chat: httpx.Client) -> bool:
    try:
        return chat.get("/sim/config").status_code == 200
    except httpx.TransportError:
        return False
