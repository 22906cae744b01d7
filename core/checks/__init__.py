"""Kiểm tra tệp — what needs the ports: attachments and stamps of an arrival, and files handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.card import FileRef


@dataclass(frozen=True)
class Sent:
    """Tệp đã gửi — rows {sha256, name, size} as kept, the main one, and names that never came."""

    files: Sequence[dict[str, Any]]
    missing: Sequence[str] = ()
    main: FileRef | None = None

    @property
    def pdfs(self) -> list[dict[str, Any]]:
        return [row for row in self.files if str(row["name"]).lower().endswith(".pdf")]

    @property
    def others(self) -> list[dict[str, Any]]:
        """Every file but the first PDF, which is the document itself."""
        first = self.pdfs[:1] if self.main else []
        return [row for row in self.files if not any(row is one for one in first)]
