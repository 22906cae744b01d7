"""Mất kênh — a chat that takes nothing any more: marked once, and the IT officers are told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from core.card import Area, Ref
from core.journal.entry import Entry
from core.people.access import Access, AccessKind, AccessState, access_id
from core.people.person import Role

if TYPE_CHECKING:
    from core.ports import Address, UnitOfWork

BASIS = "R-20.5"


def lose(work: UnitOfWork, person_id: UUID, address: Address, now: datetime) -> None:
    """Đánh dấu mất — the link stays, so that the chat is known when its person comes back."""
    from core.effects.notify import Notify  # which reaches people by way of this

    agency_id = work.agency_of(person_id)
    if agency_id is None or not work.lost(person_id, address, now):
        return
    secret = f"lost/{address.channel}/{address.address}/{now.isoformat()}"
    one = Access(
        access_id(person_id, AccessKind.CHAT, secret), agency_id, person_id, AccessKind.CHAT,
        address.channel, address.address, address.channel.capitalize(), AccessState.LOST, now,
    )  # fmt: skip
    work.add(one)
    work.record(_entry(agency_id, person_id, address, now))
    directory = work.directory(agency_id)
    name = directory.name(person_id)
    officers = [who.id for who in directory.having(Role.ADMINISTRATOR) if who.id != person_id]
    work.concern(Ref(Area.ACCESS, one.id), officers)
    told = [Notify(who, Area.ACCESS, one.id, reason="reason-chat-lost", names=name)
            for who in officers]  # fmt: skip
    work.post(agency_id, told, now)


def found_again(work: UnitOfWork, person_id: UUID, address: Address) -> None:
    """Có lại — a message was taken: from now on the chat is alive."""
    work.lost(person_id, address, None)


def _entry(agency_id: UUID, person_id: UUID, address: Address, now: datetime) -> Entry:
    return Entry(
        agency_id=agency_id,
        at=now,
        person_id=None,
        via="system",
        step="chat_lost",
        basis=BASIS,
        area="person",
        document_id=person_id,
        before="",
        after="chat_lost",
        details={"channel": address.channel, "address": address.address},
    )
