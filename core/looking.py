"""Xem trang giấy — what the core asks of who can read the pages of a document, as protocols."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.signing.places import Places
from core.signing.report import Finding
from core.signing.scan import ScanReport


class Linter(Protocol):
    """Kiểm tra thể thức — one finding for each rule of layout; a file that cannot be read is
    unknown in all of them and raises nothing. `places` are where number, signature and seal go, and
    the signatures of these `names`, where several sign. Raises `CosignerNotPrinted`.
    """

    async def lint(
        self, content: bytes, *, type_name: str = "", signer: str = "", urgency: int | None = None
    ) -> Sequence[Finding]: ...
    async def places(
        self, content: bytes, *, initialled: bool = False, names: Sequence[str] = ()
    ) -> Places: ...


class Stamps(Protocol):
    """Vùng đóng dấu — the words at the top left of page 1; how many points are left under the last
    mark on a page (from 0; None: the last). Raises a `Refusal` when it cannot be read.
    """

    async def words(self, content: bytes) -> str: ...
    async def room(self, content: bytes, page: int | None = None) -> float: ...


class Scans(Protocol):
    """Kiểm tra bản số hóa — the standards of Điều 8.5b, a finding for each page; a file that cannot
    be read or does not finish gets one finding and raises nothing.
    """

    async def examine(self, content: bytes) -> ScanReport: ...
