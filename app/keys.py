"""Khóa của máy này — made once, readable by the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def session_key(path: Path) -> bytes:
    """Khóa ký phiên làm việc — and what else this machine signs for its own pages."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
        draft.replace(path)
    return path.read_bytes()
