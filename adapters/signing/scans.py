"""Kiểm tra bản số hóa — the port `Scans`: each file is examined in a child that can be killed.

Files come from strangers and pikepdf has no limit of its own on memory and time; a file that does
not finish is undetermined, never right.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from core.signing.report import Result
from core.signing.scan import ScanFinding, ScanReport, ScanRule
from core.text import Text

ROOT = Path(__file__).resolve().parents[2]
MAX_BYTES = 200 * 1024 * 1024
_AT_ONCE = 2


@dataclass(frozen=True)
class ScanReader:
    """Kiểm tra bản số hóa — `timeout` in seconds per file; at most two files at a time."""

    timeout: float = 15.0
    memory_mb: int = 1024
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def examine(self, content: bytes) -> ScanReport:
        """Báo cáo của một tệp — raises nothing for any file (R-8.5b)."""
        if len(content) > MAX_BYTES:
            return _not_completed(content)
        async with self._turn:
            answer = await self._asked(content)
        try:
            return ScanReport.unwire(json.loads(answer))
        except (ValueError, KeyError, TypeError):
            return _not_completed(content)

    async def _asked(self, content: bytes) -> bytes:
        """Nothing when the child died or was killed."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "adapters.signing.scan_child",
            str(self.memory_mb), str(int(self.timeout) + 1),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        )  # fmt: skip
        try:
            async with asyncio.timeout(self.timeout):
                answer, _ = await child.communicate(content)
        except TimeoutError:
            return b""
        finally:
            await _end(child)
        return answer


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.communicate()


def _not_completed(content: bytes) -> ScanReport:
    said = ScanFinding(ScanRule.FILE, 0, Result.UNKNOWN, Text.of("scan-file-too-heavy"))
    return ScanReport(hashlib.sha256(content).hexdigest(), "", 0, (said,))
