"""Trực — the roster of each agency, looked at every half minute: is the watch to change hands? (N8)"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from core.calendar import WorkingCalendar
from core.card import Area, Ref
from core.duty.rules import standing, turned
from core.keeping import there
from core.people.duty import DutyRoster, roster_id
from core.people.person import Actor
from core.perform import perform
from core.ports import Ports, Records
from core.step import NotNow, Press, Stale


async def roster_of(ports: Ports, agency_id: UUID) -> Ref:
    """Lịch trực của cơ quan — an empty one is begun for who first asks for it."""
    ref = Ref(Area.DUTY, roster_id(agency_id))
    if not await ports.store.read(partial(there, ref=ref)):
        await ports.store.write(lambda work: work.add_once(DutyRoster(ref.id, agency_id)))
    return ref


async def change(ports: Ports) -> None:
    """Đổi ca — of every agency whose watch does not stand as its plan says."""
    now = ports.clock.now()
    for agency_id, _code in await ports.store.read(lambda records: records.agencies()):
        ref = Ref(Area.DUTY, roster_id(agency_id))
        due = partial(_due, ref=ref, now=now, calendar=ports.calendar)
        if await ports.store.read(due):
            await _turn(ports, agency_id, ref)


def _due(records: Records, ref: Ref, now: datetime, calendar: WorkingCalendar) -> bool:
    if not there(records, ref):
        return False
    roster: DutyRoster = records.load(ref)
    return turned(roster, now, calendar) != standing(roster)


async def _turn(ports: Ports, agency_id: UUID, ref: Ref) -> None:
    try:
        await perform(Press("dct", ref.id, None), Actor.system(agency_id), ports)
    except (NotNow, Stale):
        return  # another process was there, or somebody took it this very moment
