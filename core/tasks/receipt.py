"""Nhận việc — what is pressed when a counted task comes into its assignee's hands (R-8.3a-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from core.card import Area, Ref
from core.errors import Refusal

if TYPE_CHECKING:
    from core.people.person import Actor
    from core.ports import Ports, Records
    from core.step import Press


def receipt(records: Records, ref: Ref, person_id: UUID) -> Press | None:
    """Lần ghi nhận — None unless the task's time counts from receipt, this person has it, and
    nothing is on record yet. A fixed date needs no receipt to be counted from.
    """
    from core.step import NoSuchDocument, Press

    if ref.area is not Area.TASK:
        return None
    try:
        task = records.load(ref)
    except NoSuchDocument:
        return None
    if not task.term_days or task.received_at is not None or task.assignee_id != person_id:
        return None
    return Press("rcv", ref.id, None, {"assignee": person_id.hex})


async def seen(ref: Ref, actor: Actor, ports: Ports) -> None:
    """Đã xem — opened in a list or on the page before any delivery counts as receipt too."""
    from core.people.person import Actor
    from core.perform import perform

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
