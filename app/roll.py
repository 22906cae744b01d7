"""Danh sách — finding agencies by code and people by account, for set-up."""

from __future__ import annotations

from uuid import UUID

from adapters.db.store import Database
from core.people.directory import Directory
from core.people.person import Person


async def directories(store: Database) -> dict[str, Directory]:
    """Danh bạ của mọi cơ quan — by agency code."""
    codes = await store.read(lambda records: records.agencies())
    return {code: await _directory(store, agency_id) for agency_id, code in codes}


async def _directory(store: Database, agency_id: UUID) -> Directory:
    return await store.read(lambda records: records.directory(agency_id))


async def person_of(store: Database, account: str) -> Person | None:
    """Người có tài khoản này, with an appointment today."""
    wanted = account.strip().casefold()
    for directory in (await directories(store)).values():
        for person in directory.people:
            if person.account == wanted:
                return person
    return None
