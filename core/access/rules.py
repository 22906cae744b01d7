"""Quy tắc truy cập — whose it is to deny, to end, to settle (R-20.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.journal.entry import Entry
from core.people.access import Access, AccessKind
from core.people.directory import Directory
from core.people.person import Actor, Person

BASIS = "R-20.5"


def waiting(_access: Access, _directory: Directory) -> list[UUID]:
    """A notice asks for nothing from who knows the browser: it waits for nobody."""
    return []


def mine(access: Access, person: Person) -> bool:
    return access.person_id == person.id


def my_browser(access: Access, person: Person) -> bool:
    return mine(access, person) and access.kind is AccessKind.BROWSER


def my_chat(access: Access, person: Person) -> bool:
    return mine(access, person) and access.kind is AccessKind.CHAT


def another_persons(access: Access, person: Person) -> bool:
    """Of one's own denial another officer is the judge."""
    return not mine(access, person)


def entry(actor: Actor, person_id: UUID, step: str, now: datetime, **details: Any) -> Entry:
    """Dòng nhật ký — about an account; never a code, a password or a secret."""
    return Entry(
        agency_id=actor.agency_id,
        at=now,
        person_id=actor.person_id,
        via=actor.via,
        step=step,
        basis=BASIS,
        area="person",
        document_id=person_id,
        before="",
        after=step,
        details=details,
    )
