"""Thử đường tin đầu ngày — released at 7:25 of a working day, alarmed about two minutes later (N25).

It goes the way of every document: file store, journal, outbox, exchange, outbox again, chat. What it
cannot tell is that the whole server is dead; that is for who watches from outside.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from core.calendar import CalendarNotEntered, WorkingCalendar, local
from core.canary.canary import WITHIN, Canary, CanaryState, canary_id
from core.canary.rules import watchers
from core.card import Area, Ref
from core.effects.carry_canary import CarryCanary
from core.keeping import there
from core.people.person import Actor
from core.perform import perform
from core.ports import Ports, Records, UnitOfWork
from core.step import NotNow, Press, Stale

AT = time(7, 25)
_UNTIL = timedelta(hours=3)
"""A server that comes up later than this in the morning is seen by everybody anyway."""


async def prove(ports: Ports) -> None:
    """Thả và trông — once a morning for each agency; a missed morning is caught up until 10:25."""
    now = ports.clock.now()
    for agency_id, _code in await ports.store.read(lambda records: records.agencies()):
        ref = Ref(Area.CANARY, canary_id(agency_id, local(now).date()))
        if await ports.store.read(partial(_late, ref=ref, now=now)):
            await _missed(ports, agency_id, ref)
        elif _morning(now, ports.calendar) and not await ports.store.read(partial(there, ref=ref)):
            await _release(ports, agency_id, ref, now)


def _morning(now: datetime, calendar: WorkingCalendar) -> bool:
    here = local(now)
    begins = here.replace(hour=AT.hour, minute=AT.minute, second=0, microsecond=0)
    try:
        return begins <= here < begins + _UNTIL and calendar.is_working_day(here.date())
    except CalendarNotEntered:
        return False


async def _release(ports: Ports, agency_id: UUID, ref: Ref, now: datetime) -> None:
    sha256 = await ports.files.put(f"vanthu canary {ref.id.hex}\n".encode())

    def unit(work: UnitOfWork) -> None:
        directory = work.directory(agency_id)
        if work.add_once(Canary(ref.id, agency_id, CanaryState.RELEASED, sha256, now)):
            work.concern(ref, watchers(directory))
            work.post(agency_id, [CarryCanary(ref.id, sha256)], now)

    await ports.store.write(unit)


def _late(records: Records, ref: Ref, now: datetime) -> bool:
    if not there(records, ref):
        return False
    canary: Canary = records.load(ref)
    return canary.open and now >= canary.released_at + WITHIN


async def _missed(ports: Ports, agency_id: UUID, ref: Ref) -> None:
    try:
        await perform(Press("vtk", ref.id, None), Actor.system(agency_id), ports)
    except (NotNow, Stale):
        return  # it has come in this very moment
