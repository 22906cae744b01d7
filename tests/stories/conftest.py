from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx
import pytest
from selenium.webdriver import Chrome

from tests.databases import Server, postgres
from tests.needs import needs_program
from tests.processes import PROCESSES
from tests.sandbox.chat_page import running_browser
from tests.stories import forked
from tests.stories.hands import Fingers, Hands, Wire
from tests.stories.people import Town, until

READY_WITHIN = 60.0
SETTINGS = ("sqlite", "postgresql", "chromium")

__all__ = ["a_letter", "a_pdf", "browser", "database", "postgres", "setting", "town"]


def free_pair() -> int:
    """A port that is free together with the next one, below those that the system hands out to
    connections: another test's connection could take it between our look and the demo's.
    """
    while True:
        port = random.randrange(15_000, 32_000, 2)
        with socket.socket() as first, socket.socket() as second:
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@pytest.fixture(scope="module", params=SETTINGS)
def setting(request: pytest.FixtureRequest) -> str:
    """On which database, and with which hands, the stories of a module are played."""
    named: str = request.param
    return named


@pytest.fixture(scope="module")
def database(setting: str, request: pytest.FixtureRequest) -> str:
    """Where the town keeps its documents: empty for the embedded file."""
    if setting != "postgresql":
        return ""
    server: Server = request.getfixturevalue("postgres")
    return asyncio.run(server.database())


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium, driver = needs_program("chromium"), needs_program("chromedriver")
    with running_browser(chromium, driver, tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


@pytest.fixture(scope="module")
def town(
    setting: str,
    database: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Town]:
    """The whole product as `vanthu demo` runs it, in a fresh folder, on Monday 23/11/2026."""
    home = tmp_path_factory.mktemp("town")
    port = free_pair()
    log = home / "log"
    argv = ["--port", str(port), "--data", str(home), "--clock", "2026-11-23T08:05:00+07:00"]
    argv += ["--database", database] if database else []
    process = PROCESSES.Process(target=forked.demo, args=(argv, str(log)))
    process.start()
    try:
        until(lambda: _ready(log, process), f"READY in {log}", patience=READY_WITHIN)
        with (
            httpx.Client(
                base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False
            ) as office,
            httpx.Client(
                base_url=f"http://127.0.0.1:{port + 1}", timeout=30, trust_env=False
            ) as chat,
        ):
            hands: Hands = Wire(chat)
            if setting == "chromium":
                hands = Fingers(request.getfixturevalue("browser"), str(chat.base_url).rstrip("/"))
            yield Town(office, chat, hands)
    finally:
        process.terminate()
        process.join(timeout=15)
        assert process.exitcode is not None, "the town does not end"


def _ready(log: Path, process: BaseProcess) -> bool:
    said = log.read_text(encoding="utf-8") if log.exists() else ""
    assert process.exitcode is None, said[-3000:]
    return "READY " in said


@pytest.fixture(scope="module")
def a_pdf() -> bytes:
    """A small real PDF, made on the spot."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(100, 700, "Du thao cong van")
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def a_letter() -> bytes:
    """A draft that looks like one."""
    from datetime import date

    from app.demo.papers import LetterFields, letter

    return letter(
        LetterFields(
            parent="UBND TỈNH (MINH HỌA)",
            agency="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            reference="      /SNNMT-TT",
            place="Thanh Hóa",
            issued_on=date(2026, 11, 23),
            subject="trả lời kiến nghị của cử tri",
            to=("UBND tỉnh",),
            body=("Sở Nông nghiệp và Môi trường báo cáo kết quả giải quyết kiến nghị như sau.",),
            copies_to=("Như trên", "Lưu: VT, TT"),
            position="GIÁM ĐỐC",
            signer="Lê Văn An",
        )
    )
