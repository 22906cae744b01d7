"""Nhận việc — what is pressed when a counted task comes into its assignee's hands (R-8.3a-2), or
the test document of the morning into a chat (N25).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from core.card import Area, Ref
from core.step import NoSuchDocument, Press

if TYPE_CHECKING:
    from core.ports import Records


def receipt(records: Records, ref: Ref, person_id: UUID) -> Press | None:
    """Lần ghi nhận — None unless the task's time counts from receipt, this person has it, and
    nothing is on record yet. A fixed date needs no receipt to be counted from.
    """
    if ref.area is Area.CANARY:
        return _greeted(records, ref)
    if ref.area is not Area.TASK:
        return None
    try:
        task = records.load(ref)
    except NoSuchDocument:
        return None
    if not task.term_days or task.received_at is not None or task.assignee_id != person_id:
        return None
    return Press("rcv", ref.id, None, {"assignee": person_id.hex})


def _greeted(records: Records, ref: Ref) -> Press | None:
    """The day's test document is in the first chat that takes it."""
    canary = records.load(ref)
    return Press("vtd", ref.id, None) if canary.state == "carried" else None
