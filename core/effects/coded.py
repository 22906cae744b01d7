"""Ghi mã lên thẻ — before a card goes where there are no buttons to press."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from core.card import Card
from core.codes.code import LIFE, SHORTEST, TypedCode, new_code

if TYPE_CHECKING:
    from core.ports import Channel, Ports, UnitOfWork

TRIES = 12


async def coded(card: Card, person_id: UUID, channel: Channel, ports: Ports) -> Card:
    """Thẻ kèm mã — the card as it is when the channel has buttons, or the card has none."""
    if channel.can.buttons or not card.buttons:
        return card
    now = ports.clock.now()
    kept = await ports.store.write(lambda work: _given(work, card, person_id, now))
    return replace(card, code=kept.code, whose=person_id)


def _given(work: UnitOfWork, card: Card, person_id: UUID, now: datetime) -> TypedCode:
    """The code that this card has already at this version, or a new one: longer when the short
    ones become rare. None is ever given a second time.
    """
    known = work.code_of(person_id, card.ref, card.version)
    if known is not None and known.expires_at > now:
        return known
    for place in range(TRIES):
        fresh = TypedCode(
            person_id=person_id,
            code=new_code(SHORTEST + place // 3),
            area=card.ref.area,
            document_id=card.ref.id,
            version=card.version,
            expires_at=now + LIFE,
        )
        if work.put_code(fresh):
            return fresh
    raise RuntimeError("no free code of seven characters in three tries")
