"""Đã xem — a counted task opened in a list or on the page, before any delivery (R-8.3a-2)."""

from __future__ import annotations

from core.card import Area, Ref
from core.effects.receipt import receipt
from core.errors import Refusal
from core.people.person import Actor
from core.perform import perform
from core.ports import Ports


async def seen(ref: Ref, actor: Actor, ports: Ports) -> None:
    """Ghi nhận đã xem — counts as receipt when nothing was delivered earlier; otherwise nothing."""
    person_id = actor.person_id
    if person_id is None or ref.area is not Area.TASK:
        return
    press = await ports.store.read(lambda records: receipt(records, ref, person_id))
    if press is None:
        return
    try:
        await perform(press, Actor.system(actor.agency_id), ports)
    except Refusal:
        return  # somebody, or the delivery, was first
