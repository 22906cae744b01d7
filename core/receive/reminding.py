"""Nhắc phản hồi — a document that failed its checks must not lie undecided (R-8.1b)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.calendar import TIME_ZONE
from core.card import Area
from core.effects.notify import Notify
from core.ports import Ports, UnitOfWork

MOST = 500
BEGIN, END = time(7), time(18)


async def remind_undecided(ports: Ports, after: timedelta) -> int:
    """Nhắc văn thư — once for every `after` that a doubtful document has waited, in working
    hours; returns how many people were reminded. A moment twice, or two processes: once.
    """
    now = ports.clock.now()
    local = now.astimezone(TIME_ZONE)
    if not ports.calendar.is_working_day(local.date()) or not BEGIN <= local.time() < END:
        return 0
    return await ports.store.write(lambda work: _remind(work, now, after))


def _remind(work: UnitOfWork, now: datetime, after: timedelta) -> int:
    reminded = 0
    for wait in work.undecided(now - after, MOST):
        times = int((now - wait.since) / after)
        slot = f"{wait.document_id.hex}/{wait.person_id.hex}/{wait.since.isoformat()}/{times}"
        if not work.tick("undecided", slot, now):
            continue
        hours = f"{(now - wait.since).total_seconds() / 3600:.0f}"
        notify = Notify(
            wait.person_id,
            Area.INCOMING,
            wait.document_id,
            reason="reason-undecided",
            names=hours,
        )
        work.post(wait.agency_id, [notify], now)
        reminded += 1
    return reminded
