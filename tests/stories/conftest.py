from __future__ import annotations

import asyncio
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.databases import BOTH, Server, postgres
from tests.stories.people import Town, until

READY_WITHIN = 60.0

__all__ = ["a_letter", "a_pdf", "database", "postgres", "town"]


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


@pytest.fixture(scope="module", params=BOTH)
def database(request: pytest.FixtureRequest) -> str:
    """Where the town keeps its documents: empty for the embedded file."""
    if request.param == "sqlite":
        return ""
    server: Server = request.getfixturevalue("postgres")
    return asyncio.run(server.database())


@pytest.fixture(scope="module")
def town(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The whole product as `vanthu demo` runs it, in a fresh folder, on Monday 23/11/2026."""
    home = tmp_path_factory.mktemp("town")
    port = free_pair()
    log = (home / "log").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "app.cli", "demo", "--port", str(port), "--data", str(home)]
    command += ["--database", database] if database else []
    process = subprocess.Popen(
        [*command, "--clock", "2026-11-23T08:05:00+07:00"],
        stdout=log, stderr=subprocess.STDOUT, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    try:
        until(
            lambda: _ready(home / "log", process), f"READY in {home / 'log'}", patience=READY_WITHIN
        )
        with (
            httpx.Client(
                base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False
            ) as office,
            httpx.Client(
                base_url=f"http://127.0.0.1:{port + 1}", timeout=30, trust_env=False
            ) as chat,
        ):
            yield Town(office, chat)
    finally:
        process.terminate()
        process.wait(timeout=15)
        log.close()


def _ready(path: Path, process: subprocess.Popen[bytes]) -> bool:
    said = path.read_text(encoding="utf-8")
    assert process.poll() is None, said[-3000:]
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
            reference="",
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
