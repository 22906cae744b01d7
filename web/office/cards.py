"""Thẻ văn bản — one thing with all its lines, its files and the steps open to the person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from core import catalogue
from core.card import Area, Card, Exposure, FileRef, Ref
from core.seen import seen
from core.step import NoSuchDocument
from core.text import Text
from core.why import parts, why
from web.office.door import Visitor, visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)


def ref_of(area: str, document_id: str) -> Ref:
    """Raises `NoSuchDocument` for an address that can name nothing."""
    try:
        return Ref(Area(area), UUID(document_id))
    except ValueError:
        raise NoSuchDocument from None


async def card_of(visitor: Visitor, ref: Ref) -> Card:
    """Thẻ — raises `NoSuchDocument` when it is not for this person's eyes."""
    card = await visitor.desk.ports.cards.card(ref, visitor.person_id, Exposure.BODY)
    if card is None:
        raise NoSuchDocument
    return card


@routes.get("/the/{area}/{document_id}")
async def show(request: Request, area: str, document_id: str, xong: str = "") -> Response:
    """`xong` is the code of the step that was just done."""
    visitor = await visitor_of(request)
    ref = ref_of(area, document_id)
    await card_of(visitor, ref)
    await seen(ref, visitor.actor, visitor.desk.ports)
    card = await card_of(visitor, ref)
    return await drawn(request, visitor, card, _done(xong))


async def drawn(
    request: Request, visitor: Visitor, card: Card, done: Text | None = None,
    refused: Text | None = None, status: int = 200,
) -> Response:  # fmt: skip
    now, ref = visitor.desk.ports.clock.now(), card.ref
    found = await visitor.desk.ports.store.read(
        lambda records: why(records, ref, visitor.person_id, now)
    )
    shown: dict[str, Any] = {
        "why": [(heading, rows) for heading, rows in parts(found) if rows],
        "card": card,
        "done": done,
        "refused": refused,
        "pictures_of": pictures_of,
        "slip": card.ref.area is Area.INCOMING and card.title.key == "incoming-title",
    }
    return page(request, "card.html", status, visitor=visitor, **shown)


def pictures_of(card: Card) -> list[FileRef]:
    """What may be seen as a page: the card's own picture, or else its PDF files."""
    if card.picture is not None:
        return [card.picture]
    return [file for file in card.files if file.name.lower().endswith(".pdf")]


def _done(code: str) -> Text | None:
    step = catalogue.steps().get(code)
    return step.done if step else None
