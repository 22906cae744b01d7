"""Kiểm tra thể thức — the `Linter` port: the layout of a PDF, and the rules over it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from adapters.papers.layout import Layouts
from core.outgoing.format.lint import lint
from core.outgoing.format.paper import Claims
from core.outgoing.format.places import places_in
from core.signing.places import Places
from core.signing.report import Finding


class Linter:
    """Kiểm tra thể thức — limits are those of `Layouts`; an unread file is unknown, never right."""

    def __init__(self, layouts: Layouts | None = None) -> None:
        self._layouts = layouts or Layouts()

    async def lint(
        self, content: bytes, *, type_name: str = "", signer: str = "", urgency: int | None = None
    ) -> Sequence[Finding]:
        """Kết quả từng quy tắc — what was declared may be unknown."""
        paper = await self._layouts.read(content)
        return await asyncio.to_thread(lint, paper, Claims(type_name, signer, urgency))

    async def places(
        self, content: bytes, *, initialled: bool = False, names: Sequence[str] = ()
    ) -> Places:
        """Vị trí số, ngày, chữ ký, con dấu, dấu khẩn trên bản thảo này."""
        paper = await self._layouts.read(content)
        return places_in(paper, initialled=initialled, names=names)
