"""Kiểm tra chữ ký số — the `Verifier` port: `check` in a process that can be killed.

Files come from strangers: the child has a memory and a CPU limit, no environment, and dies at the
time-out. A check that was not completed is undecided, never valid.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import socket
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.signing.child import LENGTH, frame, peak_mb
from adapters.signing.handles import opened, reading
from adapters.signing.wire import from_json
from core.signing.report import Finding, Result, SignatureReport, Verdict
from core.text import Text

if TYPE_CHECKING:
    from adapters.signing.responses import Responders  # brings pyHanko along

ROOT = Path(__file__).resolve().parents[2]
MAX_ANSWER = 4 * 1024 * 1024
FILES_PER_CHILD = 500
"""A child is replaced after so many files, so that nothing can build up in it."""


class Verifier:
    """Kiểm tra chữ ký số — one warm child, one file at a time; `timeout` in seconds per file."""

    def __init__(
        self,
        roots: Path | Sequence[Path],
        crls: Path | Sequence[Path],
        timeout: float = 30.0,
        memory_mb: int = 1024,
        *,
        others: Sequence[Path] = (),
        fillable: Sequence[str] = (),
        responders: Responders | None = None,
    ) -> None:
        """`others`: authorities' certificates for files that bring no chain; `fillable`: fields an
        office may fill in between two signatures, besides number and date; `responders` are asked
        about certificates of which no list at hand can tell.
        """
        self._responders = responders
        self._known = {
            "roots": _named(roots),
            "crls": _named(crls),
            "others": _named(others),
            "fillable": list(fillable),
        }
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._child: asyncio.subprocess.Process | None = None
        self._line: socket.socket | None = None
        self._served = 0
        self._turn = asyncio.Lock()

    async def verify(self, content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        """Báo cáo của một tệp — `at` is aware; `sender` is the declared agency code, if known."""
        return await self._answered(content, at, sender, b"")

    async def verify_detached(
        self, content: bytes, signature: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport:
        """Báo cáo của một tệp có chữ ký rời (CMS, `.p7s`) — for files that are not PDF."""
        return await self._answered(content, at, sender, signature or b"\0")

    async def _answered(
        self, content: bytes, at: datetime, sender: str, signature: bytes
    ) -> SignatureReport:
        question = {**self._known, "at": at.isoformat(), "sender": sender, "answers": [],
                    "signature": signature.hex(), "wanted": "report"}  # fmt: skip
        report = await self._report(question, content)
        if self._responders is None or not _unsure(report):
            return report
        requests = await self._said({**question, "wanted": "requests"}, content)
        if not requests:
            return report
        asked = [bytes.fromhex(one) for one in json.loads(requests)]
        answers = await self._responders.ask(asked, at)
        if not answers:
            return report
        report = await self._report({**question, "answers": [a.hex() for a in answers]}, content)
        if _unsure(report):
            await self._responders.forget(asked)  # whatever was said, nobody appointed who said it
        return report

    async def _report(self, question: dict[str, Any], content: bytes) -> SignatureReport:
        said = await self._said(question, content)
        try:
            if said is not None:
                return from_json(said)
        except (ValueError, KeyError, TypeError):
            await self.close()
        return await asyncio.to_thread(_not_completed, content)

    async def _said(self, question: dict[str, Any], content: bytes) -> bytes | None:
        """What the child says to it; None when it did not finish, and another one is started next."""
        asked = frame(json.dumps(question).encode())
        async with self._turn:
            try:
                async with asyncio.timeout(self._timeout):
                    return await self._ask(asked, content)
            except (TimeoutError, OSError, EOFError, ValueError, KeyError, TypeError):
                await self._end()
                return None
            except BaseException:
                await self._end()
                raise

    def peak_mb(self) -> float:
        """Bộ nhớ nhiều nhất của tiến trình con — in MB; 0 where the system does not tell."""
        return peak_mb(self._child.pid) if self._child is not None else 0.0

    async def close(self) -> None:
        """Đóng — ends the child; the next check starts another."""
        async with self._turn:
            await self._end()

    async def _ask(self, asked: bytes, content: bytes) -> bytes:
        """The file goes by a handle: through a pipe, fifty megabytes hold the loop up."""
        if self._served >= FILES_PER_CHILD:
            await self._end()
        if self._child is None:
            await self._start()
        async with opened(reading, content) as (given,):
            return await self._told(asked, given.fileno())

    async def _told(self, asked: bytes, given: int) -> bytes:
        child, line = self._child, self._line
        if child is None or child.stdin is None or child.stdout is None or line is None:
            raise EOFError
        socket.send_fds(line, [b"f"], [given])
        child.stdin.write(asked)
        await child.stdin.drain()
        length = LENGTH.unpack(await child.stdout.readexactly(LENGTH.size))[0]
        if length > MAX_ANSWER:
            raise ValueError(length)
        self._served += 1
        return await child.stdout.readexactly(length)

    async def _start(self) -> None:
        self._served = 0
        self._line, theirs = socket.socketpair()
        with theirs:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "adapters.signing.child",
                str(self._memory_mb), str(int(self._timeout) + 1), str(theirs.fileno()),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
                pass_fds=[theirs.fileno()],
            )  # fmt: skip

    async def _end(self) -> None:
        child, self._child = self._child, None
        if self._line is not None:
            self._line.close()
            self._line = None
        if child is None:
            return
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
        await child.communicate()


def _unsure(report: SignatureReport) -> bool:
    """C6 could not be told, and nothing is wrong that would make it useless to ask."""
    results = {one.check: one.result for one in report.findings}
    return results.get("C6") is Result.UNKNOWN and Result.FAIL not in {
        results.get(check) for check in ("C2", "C3", "C4")
    }


def _named(source: Path | Sequence[Path]) -> str | list[str]:
    if isinstance(source, Path):
        return str(source.resolve())
    return [str(path.resolve()) for path in source]


def _not_completed(content: bytes) -> SignatureReport:
    finding = Finding("C2", Result.UNKNOWN, Text.of("verification-not-completed"))
    sha256 = hashlib.sha256(content).hexdigest()
    return SignatureReport(sha256, Verdict.INDETERMINATE, (finding,))
