"""Máy ký — the signing agents that are or were paired, found by the digest of their token."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import Mapped, upsert
from adapters.db.sql import Sql
from adapters.db.tables import people, stations
from core.signing.station import Station

_STATIONS = Mapped(Station, stations)
_ONE = sa.select(*_STATIONS.columns).where(stations.c.digest == sa.bindparam("digest"))
_OF_PERSON = (
    sa.select(*_STATIONS.columns)
    .where(stations.c.person_id == sa.bindparam("person_id"), stations.c.ended_at.is_(None))
    .order_by(stations.c.paired_at, stations.c.digest)
)
_PUT = upsert(stations)
_AGENCY = sa.select(people.c.agency_id).where(people.c.id == sa.bindparam("person_id"))


def station(sql: Sql, digest: str) -> Station | None:
    row = sql.first(_ONE, digest=digest)
    return _STATIONS.thing(row) if row else None


def stations_of(sql: Sql, person_id: UUID) -> Sequence[Station]:
    """Those still paired, the newest last."""
    return [_STATIONS.thing(row) for row in sql.rows(_OF_PERSON, person_id=person_id)]


def put_station(sql: Sql, one: Station) -> None:
    sql.change(_PUT, _STATIONS.row(one))


def agency_of(sql: Sql, person_id: UUID) -> UUID | None:
    """The agency that the account belongs to; None for no account."""
    row = sql.first(_AGENCY, person_id=person_id)
    return row[0] if row else None
