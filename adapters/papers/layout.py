"""Đọc bố cục — pages and lines of a PDF as plain facts, for the rules of layout.

PDFium has no limits of its own, so it works in a short-lived child with little memory and time.
The same file is both sides: imported it asks, run as a module it answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from core.outgoing.format.paper import Page, Paper, Row

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 20.0
MEMORY_MB = 1024
MAX_BYTES = 200 * 1024 * 1024
MAX_PAGES = 200
MAX_LETTERS = 400_000
MAX_AT_ONCE = 2
"""So many children at a time: an office that submits fifty drafts does not need fifty."""
LOCKED, DAMAGED = 3, 4
_TROUBLES = {LOCKED: "locked", DAMAGED: "damaged"}


class Layouts:
    """Bố cục — `timeout` in seconds for one file."""

    def __init__(self, timeout: float = TIMEOUT, memory_mb: int = MEMORY_MB) -> None:
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._turns = asyncio.Semaphore(MAX_AT_ONCE)

    async def read(self, content: bytes) -> Paper:
        """Bản giấy — never raises for a file's sake: `trouble` says why it could not be read."""
        if len(content) > MAX_BYTES:
            return Paper(trouble="heavy")
        if b"%PDF-" not in content[:1024]:
            return Paper(trouble="damaged")
        async with self._turns:
            returncode, answer = await self._asked(content)
        if returncode != 0:
            return Paper(trouble=_TROUBLES.get(returncode, "heavy"))
        return _paper(json.loads(answer))

    async def _asked(self, content: bytes) -> tuple[int, bytes]:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "adapters.papers.layout",
            str(self._memory_mb), str(int(self._timeout) + 1),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        )  # fmt: skip
        try:
            async with asyncio.timeout(self._timeout):
                answer, _ = await child.communicate(content)
        except TimeoutError:
            return -1, b""
        finally:
            await _end(child)
        return -1 if child.returncode is None else child.returncode, answer


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.communicate()


def _paper(body: dict[str, Any]) -> Paper:
    pages = (
        Page(number, width, height, tuple(Row(**_row(row)) for row in rows))
        for number, (width, height, rows) in enumerate(body["pages"], 1)
    )
    return Paper(tuple(pages), cut=body["cut"])


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"fonts": tuple((name, count) for name, count in row["fonts"])}


def main() -> int:
    """Tiến trình con — the PDF on stdin, JSON on stdout, the judgment as exit status."""
    memory_mb, seconds = int(sys.argv[1]), int(sys.argv[2])
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    content = sys.stdin.buffer.read()
    import pypdfium2

    try:
        with contextlib.closing(pypdfium2.PdfDocument(content)) as pdf:
            body = _seen(pdf)
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        return LOCKED if "password" in str(error).lower() else DAMAGED
    sys.stdout.buffer.write(json.dumps(body).encode())
    return 0


def _seen(pdf: Any) -> dict[str, Any]:
    from adapters.papers.rows import rows_of

    pages, left = [], MAX_LETTERS
    count = min(len(pdf), MAX_PAGES)
    for number in range(count):
        if left <= 0:
            break
        with contextlib.closing(pdf[number]) as page:
            width, height = (length * 25.4 / 72 for length in page.get_size())
            rows, used = rows_of(page, left)
        pages.append((round(width, 2), round(height, 2), rows))
        left -= used
    return {"pages": pages, "cut": len(pages) < len(pdf) or left <= 0}


if __name__ == "__main__":
    sys.exit(main())
