"""Trạng thái từ nơi nhận — where our own document stands at a receiver (R-9.4a)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from core import catalogue
from core.card import Area, Ref
from core.effect import Effect
from core.effects.follow import Follow
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.exchange.package import Arrival, StatusNotice
from core.exchange.receiver import moved
from core.exchange.status import ExchangeStatus
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.recalling import ANSWERS, answered, outstanding
from core.outgoing.receiving import complete
from core.outgoing.resending import heard_before
from core.people.directory import Directory
from core.people.person import Role
from core.ports import Ports, UnitOfWork
from core.receive.record import STATUS, journal
from core.waits.wait import Wait

LONGEST = 500


def _heard(row: dict[str, Any], notice: StatusNotice, now: datetime) -> dict[str, Any]:
    """The line of the receiver who speaks; without a code or a name nobody is meant. The code
    decides where there is one: two agencies may have one name.
    """
    code, name = notice.sender.code, notice.sender.name
    mine = code == row["code"] if code and row["code"] else bool(name) and name == row["name"]
    if mine and notice.status in ANSWERS:
        return answered(row, notice.status, notice.at, notice.description[:LONGEST])
    if not mine:
        return row
    status, said_at = f"status-{notice.status}", notice.at.isoformat()
    if heard_before(row, status, said_at):
        return row
    told = moved(row, status, now, notice.description[:LONGEST])
    if notice.status is not ExchangeStatus.REFUSED or told["status"] != status:
        return told
    return told | {"staff": notice.staff[:LONGEST], "said_at": said_at}


async def take_status(
    arrival: Arrival, notice: StatusNotice, agency_id: UUID, ports: Ports
) -> None:
    """Trạng thái từ nơi nhận — moves the line of that receiver on our board (R-9.4a)."""
    now = ports.clock.now()
    message = f"{arrival.mailbox}/{arrival.name}/{hashlib.sha256(arrival.raw).hexdigest()}"

    def unit(work: UnitOfWork) -> None:
        if not work.tick("arrival", message, now):
            return  # heard before; only the exchange had not been told yet
        found = work.sent(agency_id, notice.document_uid)
        if found is None:
            return
        document = work.load(Ref(Area.OUTGOING, found))
        document.deliveries = [_heard(dict(row), notice, now) for row in document.deliveries]
        work.save(document)
        if document.state == OutgoingState.RECALLED and not outstanding(document):
            work.put_waits(document.id, [])  # the last receiver has cancelled: nobody waits
        ref = Ref(Area.OUTGOING, found)
        if notice.status is ExchangeStatus.REFUSED:
            _call(work, document, now)
        who = {
            "status": notice.status,
            "sender": notice.sender.code,
            "staff": notice.staff[:LONGEST],
            "words": notice.description[:LONGEST],
        }
        journal(work, agency_id, ref, STATUS, document.state, now, **who)
        work.post(agency_id, _after(document, notice, work.directory(agency_id)), now)

    await ports.store.write(unit)


def _call(work: UnitOfWork, document: OutgoingDocument, now: datetime) -> None:
    """Đến lượt văn thư — a refusal waits for somebody to see to it; who waits already, waits on."""
    known, ref = list(work.waits_of(document.id)), Ref(Area.OUTGOING, document.id)
    waiting = {wait.person_id for wait in known}
    directory = work.directory(document.agency_id).at(now)
    called = [one for one in catalogue.turns(document, directory) if one not in waiting]
    fresh = [
        Wait(Area.OUTGOING, document.id, one, document.agency_id, document.state, now,
             urgency=document.urgency)
        for one in called
    ]  # fmt: skip
    work.put_waits(document.id, [*known, *fresh])
    work.concern(ref, called)


def _after(document: OutgoingDocument, notice: StatusNotice, directory: Directory) -> list[Effect]:
    """The board is redrawn; clerks hear of a refusal; the last receiver ends the delivery."""
    effects: list[Effect] = [Refresh(Area.OUTGOING, document.id)]
    if notice.status is ExchangeStatus.REFUSED:
        effects += [
            Notify(person.id, Area.OUTGOING, document.id, document.urgency,
                   "reason-receiver-refused", notice.sender.name or notice.sender.code)
            for person in directory.having(Role.CLERK)
        ]  # fmt: skip
    if document.state == OutgoingState.DISPATCHED and complete(document):
        effects.append(Follow("dlv", document.id))
    return effects
