"""Vào từ một trình duyệt — one that is known comes in quietly; a new one is told of (R-20.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from core.access.rules import entry
from core.card import Area, Ref
from core.effects.notify import Notify
from core.errors import Refusal
from core.people.access import Access, AccessKind, AccessState, access_id
from core.people.person import Actor
from core.ports import Records, UnitOfWork
from core.step import NoSuchDocument

LONGEST_NAME = 60


class NewBrowsersBarred(Refusal):
    """Somebody was denied with “not me”: no new browser until the IT officer has settled it."""


def known(records: Records, person_id: UUID, at: UUID) -> bool:
    """Trình duyệt đã biết — of this person, and neither ended nor denied."""
    try:
        found: Access = records.load(Ref(Area.ACCESS, at))
    except NoSuchDocument:
        return False
    whose = found.person_id == person_id and found.kind is AccessKind.BROWSER
    return whose and found.state is AccessState.KNOWN


def enter(work: UnitOfWork, actor: Actor, secret: str, name: str, now: datetime) -> UUID:
    """Vào — the access of a browser with this fresh `secret`; the chat is told. Raises
    `NewBrowsersBarred`.
    """
    person_id = actor.person_id
    if person_id is None:
        raise NoSuchDocument
    if any(one.kind is AccessKind.BROWSER for one in denied(work, person_id)):
        raise NewBrowsersBarred
    one = Access(
        access_id(person_id, AccessKind.BROWSER, secret), actor.agency_id, person_id,
        AccessKind.BROWSER, "web", "", name[:LONGEST_NAME], AccessState.KNOWN, now,
    )  # fmt: skip
    work.add(one)
    work.record(entry(actor, person_id, "browser", now, name=one.name))
    told = Notify(person_id, Area.ACCESS, one.id, reason="reason-new-browser")
    work.post(actor.agency_id, [told], now)
    return one.id


def denied(records: Records, person_id: UUID) -> list[Access]:
    return list(records.accesses_of(person_id, AccessState.DENIED))


def signed_in(work: UnitOfWork, actor: Actor, now: datetime) -> None:
    """Ghi lần đăng nhập — what counts as a check of the half day (Điều 20.1, R-20.1b)."""
    if actor.person_id is not None:
        work.record(replace(entry(actor, actor.person_id, "sign_in", now), basis="R-20.1b"))
