"""Thiết lập — agencies, units, people and appointments, written by imports and the demo.

Every change gives its agency's directory a new version, so that no process goes on with an old one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db import accounts, directories
from adapters.db.directories import bump
from adapters.db.mapping import Mapped, insert_once, upsert
from adapters.db.sql import Sql
from adapters.db.store import Database
from adapters.db.tables import (
    agencies,
    appointments,
    correspondents,
    passwords,
    people,
    procedures,
    units,
)
from core.errors import Fault, Turn
from core.people.agency import Agency, Unit
from core.people.correspondent import Correspondent
from core.people.person import Appointment, Person
from core.ports import Address
from core.procedure import Procedure

_CORRESPONDENT = Mapped(Correspondent, correspondents)
_AGENCY = Mapped(Agency, agencies)
_UNIT = Mapped(Unit, units)
_APPOINTMENT = Mapped(Appointment, appointments)
_PERSON = ("id", "agency_id", "account", "name", "position", "unit_id", "successor_id")
_PUT_AGENCY = upsert(agencies)
_PUT_CORRESPONDENT = upsert(correspondents)
_PUT_UNIT = upsert(units)
_PUT_PERSON = upsert(people, _PERSON)
_PUT_APPOINTMENT = upsert(appointments)
_PUT_PASSWORD = upsert(passwords)
_PUT_PROCEDURE = insert_once(procedures)
_BUMP_ALL = sa.update(agencies).values(directory_version=sa.bindparam("version"))
_KNOWN = sa.select(agencies.c.code, agencies.c.name, agencies.c.short_name).where(
    agencies.c.id == sa.bindparam("agency_id")
)
_AGENCY_OF = sa.select(people.c.agency_id).where(people.c.id == sa.bindparam("person_id"))
_LAST = sa.bindparam("last", type_=sa.Date())
_END_APPOINTMENTS = (
    sa.update(appointments)
    .where(
        appointments.c.person_id == sa.bindparam("whose", type_=appointments.c.person_id.type),
        sa.or_(appointments.c.valid_to.is_(None), appointments.c.valid_to > _LAST),
    )
    .values(valid_to=_LAST)
)
_PASSWORD = (
    sa.select(people.c.id, people.c.agency_id, passwords.c.hash, passwords.c.must_change)
    .join(passwords, passwords.c.person_id == people.c.id)
    .where(people.c.account == sa.bindparam("account"))
)


class SetUp:
    """Thiết lập — each call is one durable transaction; putting the same again changes nothing."""

    def __init__(self, store: Database) -> None:
        self._store = store

    async def put_agency(self, agency: Agency) -> None:
        await self._run(lambda sql: _put_agency(sql, agency))

    async def put_correspondents(self, everybody: Sequence[Correspondent]) -> None:
        """By code; who is known already is overwritten."""
        await self._run(lambda sql: _put_correspondents(sql, everybody))

    async def put_unit(self, unit: Unit) -> None:
        await self._run(lambda sql: _put(sql, _PUT_UNIT, _UNIT.row(unit), unit.agency_id))

    async def put_person(self, person: Person) -> None:
        """The roles of a person are appointments: `appoint` them."""
        row = {name: getattr(person, name) for name in _PERSON}
        await self._run(lambda sql: _put_person(sql, row, person))

    async def put_phone(self, person_id: UUID, number: str) -> None:
        """Số điện thoại — kept as `core.people.phone` writes it."""
        await self._run(lambda sql: accounts.put_phone(sql, person_id, number))

    async def propose(self, person_id: UUID, address: Address) -> None:
        """Khai địa chỉ — nothing is sent there before the person has verified it."""
        await self._run(lambda sql: accounts.propose(sql, person_id, address))

    async def appoint(self, appointment: Appointment) -> None:
        await self._run(lambda sql: _appoint(sql, appointment))

    async def end_appointments(self, person_id: UUID, last: date) -> None:
        """Thôi giữ vai trò — every role of this person ends with that day."""
        await self._run(lambda sql: _end(sql, person_id, last))

    async def put_procedure(self, agency_id: UUID, procedure: Procedure) -> None:
        """Raises `Fault` NEVER when that version stands already with other contents: documents
        that began under it go on by it.
        """
        await self._run(lambda sql: _put_procedure(sql, agency_id, procedure))

    async def put_password(self, person_id: UUID, hashed: str, *, must_change: bool) -> None:
        row = {"person_id": person_id, "hash": hashed, "must_change": must_change}
        await self._run(lambda sql: sql.change(_PUT_PASSWORD, row))

    async def password(self, account: str) -> tuple[UUID, UUID, str, bool] | None:
        """(person id, agency id, hash, must change) of an account; None when there is none."""
        row = await self._store.read(lambda records: records.sql.first(_PASSWORD, account=account))
        return (row[0], row[1], row[2], row[3]) if row else None

    async def _run(self, change: Callable[[Sql], Any]) -> None:
        await self._store.write(lambda work: change(work.sql))


def _bump(sql: Sql, *agency_ids: UUID) -> None:
    for agency_id in set(agency_ids):
        bump(sql, agency_id)


def _put(sql: Sql, statement: Any, row: dict[str, Any], agency_id: UUID) -> None:
    sql.change(statement, row)
    _bump(sql, agency_id)


def _put_procedure(sql: Sql, agency_id: UUID, procedure: Procedure) -> None:
    number = procedure.version
    row = {"agency_id": agency_id, "version": number, "data": procedure.written()}
    if sql.change(_PUT_PROCEDURE, row):
        bump(sql, agency_id)
    elif directories.procedure(sql, agency_id, number) != procedure:
        raise Fault(Turn.NEVER, f"version {number} of the procedure stands already")


def _put_agency(sql: Sql, agency: Agency) -> None:
    """The others see its code and names among their correspondents."""
    before = sql.first(_KNOWN, agency_id=agency.id)
    sql.change(_PUT_AGENCY, _AGENCY.row(agency) | {"directory_version": secrets.randbits(62)})
    if before is None or tuple(before) != (agency.code, agency.name, agency.short_name):
        sql.change(_BUMP_ALL, {"version": secrets.randbits(62)})


def _put_correspondents(sql: Sql, everybody: Sequence[Correspondent]) -> None:
    sql.each(_PUT_CORRESPONDENT, [_CORRESPONDENT.row(one) for one in everybody])
    sql.change(_BUMP_ALL, {"version": secrets.randbits(62)})


def _put_person(sql: Sql, row: dict[str, Any], person: Person) -> None:
    before = sql.first(_AGENCY_OF, person_id=person.id)
    sql.change(_PUT_PERSON, row)
    if person.phone:
        accounts.put_phone(sql, person.id, person.phone)
    _bump(sql, person.agency_id, *(before or ()))


def _end(sql: Sql, person_id: UUID, last: date) -> None:
    sql.change(_END_APPOINTMENTS, {"whose": person_id, "last": last})
    _bump(sql, *sql.rows(_AGENCY_OF, person_id=person_id)[0])


def _appoint(sql: Sql, appointment: Appointment) -> None:
    sql.change(_PUT_APPOINTMENT, _APPOINTMENT.row(appointment))
    _bump(sql, *sql.rows(_AGENCY_OF, person_id=appointment.person_id)[0])
