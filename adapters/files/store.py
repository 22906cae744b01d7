"""Kho tệp — content-addressed: a file's name is its SHA-256; originals are never altered (R-12.1)."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.errors import Fault, Turn

MOST_BYTES = 80 * 2**20
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class FileStore:
    """Kho tệp trên đĩa — `root/ab/cd/<hex>`; durable before `put` returns, checked on every `get`.
    `pictures` is where the drawn first pages are kept.
    """

    root: Path
    pictures: Path | None = None

    async def put(self, content: bytes) -> str:
        """Raises `Fault`: NEVER when the file is too large, AGAIN when the disk failed."""
        if len(content) > MOST_BYTES:
            raise Fault(Turn.NEVER, "file exceeds the limit of the store")
        try:
            return await asyncio.to_thread(self._put, content)
        except OSError as error:
            raise Fault(Turn.AGAIN, f"the file store failed: {error.strerror or error}") from error

    async def get(self, sha256: str) -> bytes:
        """Raises `Fault` NEVER when the file is missing or its bytes have changed (R-6.1)."""
        return await asyncio.to_thread(self._get, sha256)

    async def drop(self, sha256: str) -> None:
        """Xóa hẳn — the file, and the picture that was drawn of it; only for what must never have
        been here (R-1.2). Raises `Fault` AGAIN.
        """
        paths = [self._path(sha256)]
        if self.pictures is not None:
            paths.append(self.pictures / sha256[:2] / f"{sha256}.png")
        try:
            for path in paths:
                await asyncio.to_thread(path.unlink, missing_ok=True)
        except OSError as error:
            raise Fault(Turn.AGAIN, f"the file store failed: {error.strerror or error}") from error

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise Fault(Turn.NEVER, "not a SHA-256")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def _put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if self._sound(path, sha256):
            _sync(path.parent)  # another `put` of the same may not have come so far
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
        for folder in (path.parent, path.parent.parent, self.root):
            _sync(folder)
        return sha256

    def _sound(self, path: Path, sha256: str) -> bool:
        """Whether the file is there unharmed: a damaged one is replaced by what it was."""
        return path.exists() and _hash(path.read_bytes()) == sha256

    def _get(self, sha256: str) -> bytes:
        try:
            content = self._path(sha256).read_bytes()
        except OSError as error:
            raise Fault(Turn.NEVER, f"file {sha256[:12]} is missing") from error
        if _hash(content) != sha256:
            raise Fault(Turn.NEVER, f"file {sha256[:12]} has been altered")
        return content


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """A rename counts only once its folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
