"""Xưởng ký — the port `Signing`: files are made in a child process that can be killed.

The child is warm, holds no key and sees no PIN: it gets a file and gives a file. Drafts come from
strangers, and a page of ten megabytes would otherwise hold up the event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import pickle
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.signing.child import LENGTH, frame
from adapters.signing.handles import handles, opened, whole
from adapters.signing.refusing import raised
from core.errors import Fault, Turn
from core.signing.making import Act, Key, Plan, Prepared
from core.signing.refusals import DraftTooHeavy

ROOT = Path(__file__).resolve().parents[2]
MAX_ANSWER = 64 * 1024
FILES_PER_CHILD = 500
"""A child is replaced after so many files, so that nothing can build up in it."""


@dataclass(frozen=True)
class Equipment:
    """Trang bị — folders or files with our roots and revocation lists (empty: only the period is
    checked), and the address of the timestamp service, empty for none.
    """

    roots: tuple[Path, ...] = ()
    crls: tuple[Path, ...] = ()
    timestamp_url: str = ""


class Workshop:
    """Xưởng ký — one child, one file at a time; `timeout` in seconds per file."""

    def __init__(
        self, equipment: Equipment | None = None, timeout: float = 30.0, memory_mb: int = 1536
    ) -> None:
        self._equipment = equipment or Equipment()
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._child: asyncio.subprocess.Process | None = None
        self._line: socket.socket | None = None
        self._served = 0
        self._turn = asyncio.Lock()

    async def prepare(self, draft: bytes, plan: Plan) -> bytes:
        """Chuẩn bị bản thảo — normalised, with every field; to be done before the approval."""
        return bytes(await self._asked("prepare", plan, draft))

    async def copy(self, source: bytes, plan: Plan, pages: Sequence[int] = ()) -> bytes:
        """Bản sao — its signatures become pictures; `pages` (from 0) for an extract."""
        return bytes(await self._asked("copy", (plan, tuple(pages)), source))

    async def attached(self, pdf: bytes, name: str) -> bytes:
        """Tệp đính trong PDF — what is carried inside under that name; empty when there is none."""
        return bytes(await self._asked("attached", name, pdf))

    async def begin(
        self, pdf: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared:
        """Bắt đầu ký — see `core.signing.making`."""
        return await self._begun("begin", pdf, certificate, act, chain)

    async def begin_detached(
        self, content: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared:
        """Bắt đầu ký một tệp không phải PDF — the signature will be a file of its own."""
        return await self._begun("begin_detached", content, certificate, act, chain)

    async def finish(self, prepared: Prepared, signature: bytes, now: datetime) -> bytes:
        """Hoàn tất ký — validated before it is given back."""
        asked = (prepared.state(), signature, now)
        return bytes(await self._asked("finish", asked, prepared.pdf))

    async def renew(self, pdf: bytes, now: datetime) -> bytes:
        """Gia hạn dấu thời gian lưu trữ — the file with one more; `Fault` when there is none to be had."""
        return bytes(await self._asked("renew", now, pdf))

    async def sign(self, pdf: bytes, key: Key, act: Act) -> bytes:
        """Ký bằng khóa đang có ở đây."""
        prepared = await self.begin(pdf, key.certificate, act, key.chain)
        return await self.finish(prepared, await key.sign(prepared.attributes), act.at)

    async def sign_detached(self, content: bytes, key: Key, act: Act) -> bytes:
        """Ký tách rời bằng khóa đang có ở đây — CMS, DER."""
        prepared = await self.begin_detached(content, key.certificate, act, key.chain)
        return await self.finish(prepared, await key.sign(prepared.attributes), act.at)

    def peak_mb(self) -> float:
        """Bộ nhớ nhiều nhất của tiến trình con — in MB; 0 where the system does not tell."""
        if self._child is None:
            return 0.0
        status = Path(f"/proc/{self._child.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        peak = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), "0")
        return int(peak) / 1024

    async def close(self) -> None:
        """Đóng — ends the child; the next file starts another."""
        async with self._turn:
            await self._end()

    async def _begun(
        self, what: str, content: bytes, certificate: bytes, act: Act, chain: Sequence[bytes]
    ) -> Prepared:
        state, pdf = await self._asked(what, (certificate, act, tuple(chain)), content)
        return Prepared.of(pdf, state)

    async def _asked(self, what: str, facts: Any, content: bytes) -> Any:
        question = pickle.dumps((what, self._equipment, facts))
        async with self._turn:
            try:
                async with asyncio.timeout(self._timeout):
                    status, state, body = await self._answer(question, content)
            except (TimeoutError, EOFError, ValueError) as error:
                await self._end()
                raise _not_done(what, content) from error
            except BaseException:
                await self._end()
                raise
        if status != "done":
            raise raised(status, state)
        return body if state is None else (state, body)

    async def _answer(self, question: bytes, content: bytes) -> tuple[str, Any, bytes]:
        """The files go by handles: through a pipe, fifty megabytes would take a second each way."""
        if self._served >= FILES_PER_CHILD:
            await self._end()
        if self._child is None:
            await self._start()
        async with opened(handles, content) as (given, made):
            head = await self._asked_child(question, [given.fileno(), made.fileno()])
            self._served += 1
            return head["status"], head["state"], await asyncio.to_thread(whole, made)

    async def _asked_child(self, question: bytes, handles: list[int]) -> dict[str, Any]:
        child, line = self._child, self._line
        if child is None or child.stdin is None or child.stdout is None or line is None:
            raise EOFError
        try:
            socket.send_fds(line, [b"f"], handles)
            child.stdin.write(frame(question))
            await child.stdin.drain()
        except OSError as error:
            raise EOFError from error
        length = LENGTH.unpack(await child.stdout.readexactly(LENGTH.size))[0]
        if length > MAX_ANSWER:
            raise ValueError(length)
        return dict(json.loads(await child.stdout.readexactly(length)))

    async def _start(self) -> None:
        self._served = 0
        self._line, theirs = socket.socketpair()
        with theirs:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "adapters.signing.workbench",
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


def _not_done(what: str, content: bytes) -> Exception:
    """A draft that breaks the child is the draft's fault; a signature may be tried again."""
    if what in {"prepare", "copy"}:
        return DraftTooHeavy()
    sha256 = hashlib.sha256(content).hexdigest()
    return Fault(Turn.AGAIN, f"signing child did not finish {what} of {sha256[:12]}")
