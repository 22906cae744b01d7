"""`vanthu agent` in a process of its own, as on a signer's machine: secrets come by handles."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.serving import Serving

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """How it ended and what it said."""

    status: int
    said: str
    complained: str


@dataclass(frozen=True)
class Machine:
    """One signer's machine; `home` is its settings' folder."""

    home: Path

    @property
    def settings(self) -> Path:
        return self.home / "vanthu" / "agent.json"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SOFTHSM2_CONF") if name in os.environ}
        return kept | {"XDG_CONFIG_HOME": str(self.home), "LANG": "C.UTF-8"}

    async def runs(self, *words: str, **secrets: str) -> Ran:
        """`secrets` are code and pin."""
        with _handles(secrets) as handles:
            given = [word for name, fd in handles.items() for word in (f"--{name}-fd", str(fd))]
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "app.cli", "agent", *words, *given,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE, cwd=ROOT, env=self.environment,
                pass_fds=list(handles.values()),
            )  # fmt: skip
        said, complained = await asyncio.wait_for(process.communicate(), 120)
        return Ran(process.returncode or 0, said.decode(), complained.decode())

    async def pairs(self, server: str, key: str, code: str, pin: str) -> Ran:
        return await self.runs(
            "pair", "--server", server, "--key", key, "--device", "Máy thử", code=code, pin=pin
        )

    async def waiting(self) -> list[list[str]]:
        """Rows of id, reference, abstract, four digits, until when."""
        ran = await self.runs("list")
        assert ran.status == 0, ran.complained
        return [line.split("\t") for line in ran.said.splitlines() if "\t" in line]


@contextmanager
def _handles(secrets: dict[str, str]) -> Iterator[dict[str, int]]:
    ends = {name: os.pipe() for name in secrets}
    try:
        for name, (_reads, writes) in ends.items():
            os.write(writes, f"{secrets[name]}\n".encode())
            os.close(writes)
        yield {name: reads for name, (reads, _writes) in ends.items()}
    finally:
        for reads, _writes in ends.values():
            os.close(reads)


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """The application on a port of its own, on loopback."""
    import socket

    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        server = Serving(app, opened)
        running = asyncio.create_task(server.run())
        await server.started()
        try:
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            await server.stop()
            await running
