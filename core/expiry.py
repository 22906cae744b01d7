"""Hạn chứng thư số — said 60, 30 and 7 days ahead, once each, and recorded when it has come (R-11.1).

Asked again and again and holds no state: `tick` remembers what was said. A warning that was missed
is not made up for when a later one is due already.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from core.calendar import local
from core.card import Area, Ref
from core.certificates.entering import responsible
from core.effects.notify import Notify
from core.errors import Refusal
from core.people.certificate import Certificate
from core.people.person import Actor
from core.perform import perform
from core.ports import Ports, UnitOfWork
from core.step import Press

AHEAD = (60, 30, 7)
"""Days before the end."""
OPENS, CLOSES = 7, 18
_STEP = "hhc"


async def warn(ports: Ports) -> int:
    """Báo trước — returns how many messages were posted; by day only, local time."""
    now = ports.clock.now()
    if not OPENS <= local(now).hour < CLOSES:
        return 0
    posted = 0
    for agency_id, _code in await ports.store.read(lambda records: records.agencies()):
        posted += await ports.store.write(partial(_of_agency, agency_id=agency_id, now=now))
        directory = await ports.store.read(lambda records, a=agency_id: records.directory(a))  # type: ignore[misc]
        for one in directory.certificates:
            if one.valid_until <= now:
                await _expire(one, ports)
    return posted


def due_warning(certificate: Certificate, now: datetime) -> int | None:
    """Mốc đến hạn — the latest of 60, 30, 7 that has come; 0 when it is over; None before all."""
    left = certificate.valid_until - now
    if left <= timedelta():
        return 0
    come = [days for days in AHEAD if left <= timedelta(days=days)]
    return min(come, default=None)


def _of_agency(work: UnitOfWork, agency_id: UUID, now: datetime) -> int:
    directory = work.directory(agency_id)
    posted = 0
    for one in directory.certificates:
        mark = due_warning(one, now)
        if mark is None or not work.tick("certificate", f"{one.id.hex}/{mark}", now):
            continue
        whom = responsible(one, directory)
        work.concern(Ref(Area.CERTIFICATE, one.id), whom)
        work.post(agency_id, [_said(one, person, mark, now) for person in whom], now)
        posted += len(whom)
    return posted


def _said(certificate: Certificate, person_id: UUID, mark: int, now: datetime) -> Notify:
    """In whole days, the day of the end not counted."""
    left = max((local(certificate.valid_until).date() - local(now).date()).days, 0)
    reason = "reason-certificate-ends" if mark else "reason-certificate-over"
    names = str(left) if mark else certificate.serial
    return Notify(person_id, Area.CERTIFICATE, certificate.id, reason=reason, names=names)


async def _expire(certificate: Certificate, ports: Ports) -> None:
    """Somebody may have revoked it this very moment: then nothing is left to record."""
    actor = Actor.system(certificate.agency_id)
    try:
        await perform(Press(_STEP, certificate.id, certificate.version), actor, ports)
    except Refusal:
        return
