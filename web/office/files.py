"""Tệp và trang đầu — only of a card that the person may see, and only what belongs to it."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from core.card import Card, FileRef
from core.step import ContentWithdrawn, NoSuchDocument
from web.office.cards import card_of, ref_of
from web.office.door import visitor_of

routes = APIRouter(include_in_schema=False)
_DEAD = "default-src 'none'; sandbox"


@routes.get("/files/{area}/{document_id}/{sha256}")
async def download(request: Request, area: str, document_id: str, sha256: str) -> Response:
    """Tải tệp — always as a download: what others sent is never shown as a page of ours."""
    visitor = await visitor_of(request)
    file = _belonging(await card_of(visitor, ref_of(area, document_id)), sha256)
    content = await visitor.desk.ports.files.get(file.sha256)
    named = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"Content-Disposition": named, "Content-Security-Policy": _DEAD}
    return Response(content, media_type="application/octet-stream", headers=headers)


@routes.get("/pages/{area}/{document_id}/{sha256}")
async def first_page(request: Request, area: str, document_id: str, sha256: str) -> Response:
    """Ảnh trang đầu — of a PDF that belongs to the card."""
    visitor = await visitor_of(request)
    file = _belonging(await card_of(visitor, ref_of(area, document_id)), sha256)
    picture = await visitor.desk.picture(file.sha256)
    headers = {"Cache-Control": "private, max-age=3600", "Content-Security-Policy": _DEAD}
    return Response(picture, media_type="image/png", headers=headers)


def _belonging(card: Card, sha256: str) -> FileRef:
    if card.withdrawn:
        raise ContentWithdrawn
    everything = [*card.files, *([card.picture] if card.picture else [])]
    found = [file for file in everything if file.sha256 == sha256]
    if not found:
        raise NoSuchDocument
    return found[0]
