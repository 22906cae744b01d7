"""Giờ yên lặng — kept for whoever chose them; the messages of a day, counted for each person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into

from adapters.db.mapping import binds, upsert
from adapters.db.noise_tables import noise, quiet_hours
from adapters.db.sql import Sql
from core.noise import Noise, Quiet

_QUIET = sa.select(quiet_hours.c.begins, quiet_hours.c.ends, quiet_hours.c.days_off).where(
    quiet_hours.c.person_id == sa.bindparam("person_id")
)
_PUT = upsert(quiet_hours)
_SINCE = (
    sa.select(noise.c.day, noise.c.sounded, noise.c.silent)
    .where(noise.c.person_id == sa.bindparam("person_id"), noise.c.day >= sa.bindparam("since"))
    .order_by(noise.c.day.desc())
)
_FRESH = insert_into(noise).values(binds(noise.c.keys()))
_COUNT = _FRESH.on_conflict_do_update(
    index_elements=["person_id", "day"],
    set_={name: noise.c[name] + _FRESH.excluded[name] for name in ("sounded", "silent")},
)


def quiet(sql: Sql, person_id: UUID) -> Quiet:
    """Those of everybody, as long as this person has chosen none."""
    row = sql.first(_QUIET, person_id=person_id)
    if row is None:
        return Quiet(person_id)
    return Quiet(person_id, time.fromisoformat(row[0]), time.fromisoformat(row[1]), bool(row[2]))


def put_quiet(sql: Sql, chosen: Quiet) -> None:
    span = {"begins": f"{chosen.begins:%H:%M}", "ends": f"{chosen.ends:%H:%M}"}
    sql.change(_PUT, {"person_id": chosen.person_id, "days_off": chosen.days_off} | span)


def since(sql: Sql, person_id: UUID, day: date) -> Sequence[Noise]:
    """The latest day first."""
    rows = sql.rows(_SINCE, person_id=person_id, since=day.isoformat())
    return [Noise(person_id, date.fromisoformat(row[0]), row[1], row[2]) for row in rows]


def count(sql: Sql, person_id: UUID, day: date, *, sounded: bool) -> None:
    row = {"person_id": person_id, "day": day.isoformat()}
    sql.change(_COUNT, row | {"sounded": int(sounded), "silent": int(not sounded)})
