"""Danh bạ — who is in an agency today, and how it works; kept until something about it changes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped
from adapters.db.sql import Row, Sql
from adapters.db.tables import (
    agencies,
    appointments,
    certificates,
    correspondents,
    delegations,
    duty_rosters,
    people,
    procedures,
    units,
)
from core.people.agency import Agency, Unit
from core.people.capacity import SigningRules
from core.people.certificate import Certificate
from core.people.correspondent import Correspondent
from core.people.delegation import Delegation, DelegationState
from core.people.directory import Directory, Stranger
from core.people.person import Person, Role
from core.procedure import Procedure

_AGENCY = Mapped(Agency, agencies)
_UNIT = Mapped(Unit, units)
_DELEGATION = Mapped(Delegation, delegations)
_CERTIFICATE = Mapped(Certificate, certificates)
_TODAY = sa.bindparam("today", type_=sa.Date())
_HERE = sa.bindparam("agency_id", type_=agencies.c.id.type)


def _valid(table: sa.Table) -> sa.ColumnElement[bool]:
    """In force on the day, the last day included."""
    return sa.and_(
        table.c.valid_from <= _TODAY,
        sa.or_(table.c.valid_to.is_(None), table.c.valid_to >= _TODAY),
    )


_VERSION = sa.select(agencies.c.directory_version).where(agencies.c.id == _HERE)
_THE_AGENCY = sa.select(*_AGENCY.columns).where(agencies.c.id == _HERE)
_UNITS = sa.select(*_UNIT.columns).where(units.c.agency_id == _HERE, _valid(units))
_UNITS = _UNITS.order_by(units.c.name, units.c.id)
_PEOPLE = (
    sa.select(
        people.c.id,
        people.c.agency_id,
        people.c.account,
        people.c.name,
        people.c.position,
        people.c.unit_id,
        people.c.successor_id,
        people.c.phone,
        appointments.c.role,
        appointments.c.position.label("appointed_as"),
        appointments.c.unit_id.label("appointed_to"),
    )
    .join(appointments, appointments.c.person_id == people.c.id)
    .where(people.c.agency_id == _HERE, _valid(appointments))
    .order_by(people.c.account, appointments.c.valid_from.desc(), appointments.c.id)
)
_OTHERS = sa.select(
    correspondents.c.code,
    correspondents.c.name,
    correspondents.c.short_name,
    correspondents.c.electronic,
).order_by(correspondents.c.code)
_OURS = sa.select(agencies.c.code, agencies.c.name, agencies.c.short_name).where(_valid(agencies))
_AGENCIES = sa.select(agencies.c.id, agencies.c.code).where(_valid(agencies))
_AGENCIES = _AGENCIES.order_by(agencies.c.code, agencies.c.id)
_DELEGATIONS = (
    sa.select(*_DELEGATION.columns)
    .where(delegations.c.agency_id == _HERE, delegations.c.state != DelegationState.ENDED.value)
    .order_by(delegations.c.from_at, delegations.c.id)
)
_CERTIFICATES = (
    sa.select(*_CERTIFICATE.columns)
    .where(certificates.c.agency_id == _HERE)
    .order_by(certificates.c.valid_until, certificates.c.id)
)
_DUTY = sa.select(duty_rosters.c.holder_id, duty_rosters.c.next_id).where(
    duty_rosters.c.agency_id == _HERE
)
_BUMP = (
    sa.update(agencies)
    .where(agencies.c.id == _HERE)
    .values(directory_version=sa.bindparam("version"))
)
_ONE_PROCEDURE = sa.select(procedures.c.version, procedures.c.data).where(
    procedures.c.agency_id == _HERE, procedures.c.version == sa.bindparam("version")
)
_PROCEDURE = (
    sa.select(procedures.c.version, procedures.c.data)
    .where(procedures.c.agency_id == _HERE)
    .order_by(procedures.c.version.desc())
    .limit(1)
)


class Directories:
    """Danh bạ đã đọc — by agency, good for one version on one day."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.today = today
        self._read: dict[UUID, tuple[int, date, Directory]] = {}
        self._others: tuple[Correspondent, ...] = ()

    def of(self, sql: Sql, agency_id: UUID) -> Directory:
        """Raises `Stranger` when there is no such agency. One cheap look when nothing changed, one
        for the whole group where units share a transaction.
        """
        held = sql.held("agencies")
        if agency_id not in held:
            held[agency_id] = self._of(sql, agency_id)
        found: Directory = held[agency_id]
        return found

    def _of(self, sql: Sql, agency_id: UUID) -> Directory:
        row = sql.first(_VERSION, agency_id=agency_id)
        if row is None:
            raise Stranger
        version, today = row[0], self.today()
        kept = self._read.get(agency_id)
        if kept and kept[:2] == (version, today):
            return kept[2]
        directory = _directory(sql, agency_id, today, self._correspondents(sql, today))
        self._read[agency_id] = (version, today, directory)
        return directory

    def _correspondents(self, sql: Sql, today: date) -> tuple[Correspondent, ...]:
        """Everybody by code: those entered, and the agencies of this installation. While nothing
        changes, all directories share the one list.
        """
        found = {row[0]: Correspondent(*row) for row in sql.rows(_OTHERS)}
        found |= {row[0]: Correspondent(*row) for row in sql.rows(_OURS, today=today)}
        others = tuple(found[code] for code in sorted(found))
        if others != self._others:
            self._others = others
        return self._others

    def agencies(self, sql: Sql) -> Sequence[tuple[UUID, str]]:
        """The agencies of this installation that exist today: id and code."""
        return [(row[0], row[1]) for row in sql.rows(_AGENCIES, today=self.today())]


def _directory(
    sql: Sql, agency_id: UUID, today: date, others: tuple[Correspondent, ...]
) -> Directory:
    given = {"agency_id": agency_id, "today": today}
    agency = _AGENCY.thing(sql.rows(_THE_AGENCY, agency_id=agency_id)[0])
    found = [_UNIT.thing(row) for row in sql.rows(_UNITS, **given)]
    ended = agency.valid_to is not None and agency.valid_to < today
    people_today = [] if ended or agency.valid_from > today else sql.rows(_PEOPLE, **given)
    rows = groupby(people_today, key=lambda row: row[0])
    here = tuple(_person(list(group)) for _id, group in rows)
    return Directory(
        agency,
        tuple(found),
        here,
        delegations=tuple(
            _DELEGATION.thing(row) for row in sql.rows(_DELEGATIONS, agency_id=agency_id)
        ),
        certificates=tuple(
            _CERTIFICATE.thing(row) for row in sql.rows(_CERTIFICATES, agency_id=agency_id)
        ),
        signing=SigningRules.of(procedure(sql, agency_id).options),
        correspondents=others,
        duty=_duty(sql, agency_id, {person.id for person in here}),
    )


def _duty(sql: Sql, agency_id: UUID, here: set[UUID]) -> tuple[UUID, ...]:
    """Người trực — of those who are in the agency today."""
    named = [one for row in sql.rows(_DUTY, agency_id=agency_id) for one in row]
    return tuple(dict.fromkeys(one for one in named if one in here))


def _person(rows: Sequence[Row]) -> Person:
    """The newest appointment that names a position or unit gives it; else the person's own."""
    person_id, agency_id, account, name, position, unit_id, successor_id, phone = rows[0][:8]
    return Person(
        id=person_id,
        agency_id=agency_id,
        account=account,
        name=name,
        position=_named((row[9] for row in rows), position),
        unit_id=_named((row[10] for row in rows), unit_id),
        roles=frozenset(Role(row[8]) for row in rows),
        successor_id=successor_id,
        phone=phone,
    )


def _named(values: Iterable[Any], otherwise: Any) -> Any:
    return next((value for value in values if value), otherwise)


def procedure(sql: Sql, agency_id: UUID, version: int | None = None) -> Procedure:
    """Quy trình — of that version, or the agency's newest; version 0 is the declared steps."""
    if version == 0:
        return Procedure()
    held = sql.held("procedures")
    if (agency_id, version) not in held:
        held[agency_id, version] = _procedure(sql, agency_id, version)
    found: Procedure = held[agency_id, version]
    return found


def _procedure(sql: Sql, agency_id: UUID, version: int | None) -> Procedure:
    if version is None:
        row = sql.first(_PROCEDURE, agency_id=agency_id)
    else:
        row = sql.first(_ONE_PROCEDURE, agency_id=agency_id, version=version)
    return Procedure.of(row[0], row[1]) if row else Procedure()


def bump(sql: Sql, agency_id: UUID) -> None:
    """A random version: one that was rolled back can never come again with other contents."""
    sql.change(_BUMP, {"agency_id": agency_id, "version": secrets.randbits(62)})
