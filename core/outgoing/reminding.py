"""Nhắc phát hành — what is due now for documents that are signed and not yet out, or not yet there.

Asked again and again; each reminder of each document is sent once (`tick`), and one that was missed
is not made up for when a later one is due already (R-6.2a, R-9.4a).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from core.calendar import TIME_ZONE, WorkingCalendar, local
from core.card import Area
from core.effects.notify import Notify
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.receiving import not_arrived
from core.people.person import Role
from core.ports import Ports, UnitOfWork

PAGE = 100
UNISSUED = (OutgoingState.SIGNED, OutgoingState.NUMBERED, OutgoingState.SEALED)
AFTERNOON = time(15, 30)
# Nội quy, not law: minutes after which a receiver that has not answered is reported, by urgency.
ARRIVE_WITHIN = {0: 60, 1: 30, 2: 15, 3: 10}
LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True)
class Call:
    """Lời nhắc — once per document and `slot`, to everybody with one of the roles."""

    slot: str
    reason: str
    names: str
    roles: tuple[Role, ...] = (Role.CLERK,)


def call_for(document: OutgoingDocument, now: datetime, calendar: WorkingCalendar) -> Call | None:
    """The newest reminder that is due: at 15:30 of the day of signing, at the start of the next
    morning with the minutes left, and to the leaders too when it is late.
    """
    if document.signed_at is None or document.issue_by is None:
        return None
    until = f"{document.issue_by.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
    if now > document.issue_by:
        return Call("late", "reason-issue-late", until, (Role.CLERK, Role.LEADER))
    day = local(document.issue_by).date()
    if now >= datetime.combine(day, calendar.office_hours(day).opens, TIME_ZONE):
        left = int((document.issue_by - now).total_seconds()) // 60
        return Call("morning", "reason-issue-minutes", str(left))
    afternoon = datetime.combine(local(document.signed_at).date(), AFTERNOON, TIME_ZONE)
    if document.signed_at < afternoon <= now < afternoon + timedelta(hours=2):
        return Call("afternoon", "reason-issue-today", until)
    return None


def missed_by(document: OutgoingDocument, now: datetime) -> Call | None:
    """Chưa đến — receivers from which nothing has come back within the house rule's minutes."""
    if document.dispatched_at is None:
        return None
    minutes = ARRIVE_WITHIN.get(document.urgency, ARRIVE_WITHIN[0])
    names = not_arrived(document)
    if not names or now < document.dispatched_at + timedelta(minutes=minutes):
        return None
    return Call("arrival", "reason-not-arrived", f"{', '.join(names)} ({minutes} phút)")


async def remind(ports: Ports) -> int:
    """Nhắc — returns how many reminders were sent."""
    now = ports.clock.now()
    sent = 0
    for states, since in ((UNISSUED, None), ((OutgoingState.DISPATCHED,), now - LOOK_BACK)):
        after: UUID | None = None
        while True:
            page = await _page(ports, states, after, since)
            sent += await ports.store.write(lambda work, p=page: _call(work, p, ports, now))  # type: ignore[misc]
            if len(page) < PAGE:
                break
            after = page[-1].id
    return sent


async def _page(
    ports: Ports, states: Sequence[str], after: UUID | None, since: datetime | None
) -> Sequence[OutgoingDocument]:
    return await ports.store.read(lambda records: records.issuing(states, PAGE, after, since))


def _call(work: UnitOfWork, page: Iterable[OutgoingDocument], ports: Ports, now: datetime) -> int:
    return sum(_sent(work, document, call, now) for document, call in _due(page, ports, now))


def _due(
    page: Iterable[OutgoingDocument], ports: Ports, now: datetime
) -> Iterator[tuple[OutgoingDocument, Call]]:
    for document in page:
        out = document.state == OutgoingState.DISPATCHED
        call = missed_by(document, now) if out else call_for(document, now, ports.calendar)
        if call is not None:
            yield document, call


def _sent(work: UnitOfWork, document: OutgoingDocument, call: Call, now: datetime) -> int:
    if not work.tick("issuing", f"{document.id.hex}/{call.slot}", now):
        return 0
    people = work.directory(document.agency_id).having(*call.roles)
    told = [
        Notify(one.id, Area.OUTGOING, document.id, document.urgency, call.reason, call.names)
        for one in people
    ]
    work.post(document.agency_id, told, now)
    return 1
