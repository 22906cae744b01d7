"""Báo chữ ký đổi kết quả — the clerks of an agency hear of it once, all of a day in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from core.calendar import local
from core.card import Ref
from core.effects.notify import Notify
from core.people.person import Role
from core.ports import Ports, UnitOfWork
from core.step import NoSuchDocument

OPENS, CLOSES = 8, 17
MOST, NAMED = 500, 5


async def tell_turned(ports: Ports) -> int:
    """Báo — returns how many messages were posted; by day only, local time."""
    now = ports.clock.now()
    if not OPENS <= local(now).hour < CLOSES:
        return 0
    agencies = await ports.store.read(lambda records: records.agencies())
    return sum(
        [await ports.store.write(partial(_told, agency_id=one, now=now)) for one, _code in agencies]
    )


def _told(work: UnitOfWork, agency_id: UUID, now: datetime) -> int:
    """With the card of the first, and the numbers of the next few: an authority that was lost takes
    thousands with it.
    """
    rows = work.preserved_turned(agency_id, MOST)
    if not rows or not work.tick("signatures-turned", f"{agency_id.hex}/{local(now).date()}", now):
        return 0
    first, names = Ref(rows[0].area, rows[0].document_id), []
    for row in rows[:NAMED]:
        try:
            names.append(work.load(Ref(row.area, row.document_id), held=False).reference or "—")
        except NoSuchDocument:
            continue
    said = ", ".join(names) + (f" … ({len(rows)})" if len(rows) > len(names) else "")
    clerks = work.directory(agency_id).at(now).having(Role.CLERK)
    told = [
        Notify(one.id, first.area, first.id, reason="reason-signature-turned", names=said)
        for one in clerks
    ]
    work.post(agency_id, told, now)
    for row in rows:
        work.put_preserved(replace(row, turned_at=None))
    return len(told)
