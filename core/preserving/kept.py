"""Tệp có chữ ký của một văn bản — PDFs, and files with a detached signature beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.card import Area
from core.exchange.formats import ending
from core.exchange.formats.seal import is_seal, sealed_by
from core.incoming.document import LegalValue
from core.outgoing.attached import as_sent
from core.signing.report import Verdict

MOST = 40


@dataclass(frozen=True)
class Kept:
    """Tệp được giữ — `beside` is the hash of the file that a detached signature signs, else empty."""

    sha256: str
    name: str
    beside: str = ""


def signed_files(document: Any) -> list[Kept]:
    """Các tệp phải giữ giá trị — of what was taken back, or holds no files any more, none."""
    if document.area is Area.INCOMING:
        rows = [] if document.withdrawn else document.files
    else:
        rows = [*([document.sealed] if document.sealed else []), *as_sent(document)]
    return list(_signed(rows))[:MOST]


def _signed(rows: Sequence[dict[str, Any]]) -> Iterator[Kept]:
    hashes = {str(row["name"]): str(row["sha256"]) for row in rows}
    for name, sha256 in hashes.items():
        if ending(name) == ".pdf":
            yield Kept(sha256, name)
        signs = sealed_by(name, list(hashes)) if is_seal(name) else None
        if signs is not None:
            yield Kept(sha256, name, hashes[signs])


def accepted_as(document: Any) -> str:
    """Kết quả khi tiếp nhận hoặc phát hành — what a first look is held against; empty: nothing."""
    if document.area is Area.OUTGOING:
        return Verdict.VALID.value
    return Verdict.VALID.value if document.legal_value == LegalValue.EQUALS_PAPER else ""
