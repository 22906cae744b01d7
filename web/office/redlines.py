"""So với bản trước — what changed since the version that was commented on, page by page (N11)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.card import Card, FileRef
from core.step import NoSuchDocument
from core.text import Text
from web.office.cards import card_of, ref_of
from web.office.desk import RedPage
from web.office.door import visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
_DEAD = "default-src 'none'; sandbox"


@routes.get("/so-sanh/{area}/{document_id}")
async def compared(request: Request, area: str, document_id: str) -> Response:
    """Trang so sánh — of the two files that the card names, never of others."""
    visitor = await visitor_of(request)
    card = await card_of(visitor, ref_of(area, document_id))
    before, after = _pair(card)
    redline = await visitor.desk.redline(before.sha256, after.sha256)
    shown: dict[str, Any] = {
        "card": card,
        "before": before,
        "after": after,
        "changed": redline.changed,
        "sheets": [(one.kind != "same", _said(one)) for one in redline.pages],
    }
    return page(request, "redline.html", visitor=visitor, **shown)


@routes.get("/so-sanh/{area}/{document_id}/{before}-{after}/{number}")
async def drawn(
    request: Request, area: str, document_id: str, before: str, after: str, number: int
) -> Response:
    """Ảnh một trang — the address names both files, so that a page never shows others."""
    visitor = await visitor_of(request)
    old, new = _pair(await card_of(visitor, ref_of(area, document_id)))
    if (old.sha256, new.sha256) != (before, after):
        raise NoSuchDocument
    pages = (await visitor.desk.redline(before, after)).pages
    if not 1 <= number <= len(pages):
        raise NoSuchDocument
    headers = {"Cache-Control": "private, max-age=3600", "Content-Security-Policy": _DEAD}
    return Response(pages[number - 1].png, media_type="image/png", headers=headers)


def _said(one: RedPage) -> Text:
    return Text.of(f"office-redline-page-{one.kind}", number=one.before or 0)


def _pair(card: Card) -> tuple[FileRef, FileRef]:
    if card.withdrawn or card.earlier is None or card.picture is None:
        raise NoSuchDocument
    return card.earlier, card.picture
