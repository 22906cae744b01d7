"""Đếm ngược trên thẻ — the cards of what is urgent tell how long is left, as the time goes (N2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from core.card import Area, Ref
from core.effects.refresh import Refresh
from core.ports import Ports, UnitOfWork
from core.waits.countdown import turned
from core.waits.wait import Wait

MOST = 500
"""Urgent turns that are looked at in one beat, the most urgent first."""


async def count_down(ports: Ports) -> int:
    """Vẽ lại thẻ khẩn — those whose words changed in the last minute; calmly, behind everything else.
    Drawn twice they look the same, so that two servers do no harm. Returns how many.
    """
    now = ports.clock.now()
    if not await ports.store.read(lambda records: _turned(records.urgent_open(MOST), now)):
        return 0
    return await ports.store.write(lambda work: _redraw(work, now))


def _redraw(work: UnitOfWork, now: datetime) -> int:
    found = _turned(work.urgent_open(MOST), now)
    for ref, agency_id in found.items():
        work.post(agency_id, [Refresh(ref.area, ref.id, calm=True)], now)
    return len(found)


def _turned(waits: Iterable[Wait], now: datetime) -> dict[Ref, UUID]:
    return {
        Ref(Area(wait.area), wait.document_id): wait.agency_id
        for wait in waits
        if turned(wait.climb_at, now) or turned(wait.due_at, now)
    }
