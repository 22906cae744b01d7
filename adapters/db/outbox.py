"""Hộp gửi — claim, finish, put off: the life of an effect after its decision is committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from adapters.db import posting
from adapters.db.posting import LANES
from adapters.db.schema import WAITING
from adapters.db.sql import Row
from adapters.db.store import Database
from adapters.db.tables import outbox
from adapters.db.wire import unwired, wired
from adapters.db.work import Work
from core.effect import Effect, Lane, Road
from core.effects.catch_up import LATE, SUMMED, summed
from core.ports import Clock, Errand

MOST = 10
LONGEST_NOTE = 500
_NOW = sa.bindparam("now", type_=outbox.c.due_at.type)
_ROAD = outbox.c.road == sa.bindparam("in_road")
_WAITS = outbox.c.state == WAITING
_EXPIRE = (
    sa.update(outbox)
    .where(_ROAD, _WAITS, outbox.c.expires_at <= _NOW)
    .values(state="expired", ended_at=_NOW)
)
_PICKED = (
    sa.select(outbox.c.id)
    .where(_ROAD, _WAITS, outbox.c.due_at <= _NOW)
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
    .with_for_update(skip_locked=True)
    .cte("picked")
)
_COLUMNS = (
    outbox.c.lane,
    outbox.c.id,
    outbox.c.agency_id,
    outbox.c.kind,
    outbox.c.body,
    outbox.c.attempts,
    outbox.c.posted_at,
)
_CLAIM = (
    sa.update(outbox)
    .where(outbox.c.id.in_(sa.select(_PICKED.c.id)))
    .values(state="sending", claimed_at=_NOW)
    .returning(*_COLUMNS)
)
_CALM = LANES[Lane.NORMAL]
_GATHER = (
    sa.update(outbox)
    .where(
        _WAITS,
        outbox.c.lane == sa.literal_column(str(_CALM)),
        outbox.c.person_id == sa.bindparam("person"),
        outbox.c.posted_at <= sa.bindparam("late", type_=outbox.c.posted_at.type),
        sa.or_(*(outbox.c.kind == kind for kind in SUMMED)),
    )
    .values(state="summed", ended_at=_NOW, note=sa.bindparam("note"))
    .returning(*_COLUMNS)
)
_SUM = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("errand"))
    .values(kind=sa.bindparam("as_kind"), body=sa.bindparam("as_body", type_=outbox.c.body.type))
)
_MINE = sa.and_(outbox.c.id == sa.bindparam("errand"), outbox.c.state == "sending")
_END = (
    sa.update(outbox)
    .where(_MINE)
    .values(
        state=sa.bindparam("state"), ended_at=sa.bindparam("ended_at"), note=sa.bindparam("note")
    )
)
_PUT_OFF = (
    sa.update(outbox)
    .where(_MINE)
    .values(
        state="waiting",
        due_at=sa.bindparam("until"),
        attempts=outbox.c.attempts + 1,
        note=sa.bindparam("note"),
    )
)
_HOLD = sa.update(outbox).where(_MINE).values(state="waiting", due_at=sa.bindparam("until"))
_EXPIRES = sa.select(outbox.c.expires_at).where(outbox.c.id == sa.bindparam("errand"))
_LEFT = (
    sa.select(*_COLUMNS, outbox.c.road)
    .where(outbox.c.state == sa.literal_column("'sending'"))
    .order_by(outbox.c.id)
)
_AGAIN = sa.update(outbox).where(_MINE).values(state="waiting")


class Outbox:
    """Hộp gửi — the port `Outbox`. `adopt` only when no other sender of this store is alive."""

    def __init__(self, store: Database, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def claim(self, road: Road, limit: int) -> Sequence[Errand]:
        """At most ten: what is claimed ahead cannot be overtaken by what is urgent."""
        now = self._clock.now()
        most = min(limit, MOST)
        return await self._store.write(lambda work: _claim(work, road, most, now))

    async def finish(self, errand: Errand) -> None:
        await self._end(errand, "done", "")

    async def give_up(self, errand: Errand, note: str) -> None:
        await self._end(errand, "dead", note)

    async def hold(self, errand: Errand, until: datetime) -> None:
        """Chờ đến lượt — nothing was tried yet, so no try is counted."""
        values = {"errand": errand.id, "until": until}
        await self._store.write(lambda work: work.sql.change(_HOLD, values))

    async def put_off(self, errand: Errand, until: datetime, note: str) -> None:
        values = {"errand": errand.id, "until": until, "note": note[:LONGEST_NOTE]}
        await self._store.write(lambda work: work.sql.change(_PUT_OFF, values))

    async def unknown(self, errand: Errand, note: str) -> None:
        """Không rõ đã tới hay chưa — what is to be done instead is posted by the same commit."""
        now = self._clock.now()
        await self._store.write(lambda work: _unknown(work, errand, note, now))

    async def adopt(self) -> int:
        """Nhận lại việc dở — what a process that died was sending; returns how many."""
        now = self._clock.now()
        return await self._store.write(lambda work: _adopt(work, now))

    async def _end(self, errand: Errand, state: str, note: str) -> None:
        now = self._clock.now()
        await self._store.write(lambda work: _ended(work, errand.id, state, now, note))


def _claim(work: Work, road: Road, limit: int, now: datetime) -> list[Errand]:
    work.sql.change(_EXPIRE, {"in_road": road.value, "now": now})
    rows = work.sql.rows(_CLAIM, in_road=road.value, now=now, limit=limit)
    ordered = sorted(rows, key=lambda row: (row[0], row[1]))
    found = [(row, _errand(work, row, now)) for row in ordered]
    return [_alone_or_for_all(work, errand, row, now) for row, errand in found if errand]


def _alone_or_for_all(work: Work, errand: Errand, row: Row, now: datetime) -> Errand:
    """One message for all calm ones that have waited too long for the same person (P8)."""
    lane, posted_at = row[0], row[6]
    if lane != _CALM or errand.effect.kind not in SUMMED or posted_at > now - LATE:
        return errand
    person = getattr(errand.effect, "person_id", None)
    given = {"person": person, "late": now - LATE, "now": now, "note": f"in {errand.id}"}
    others = sorted(work.sql.rows(_GATHER, **given), key=lambda other: other[1])
    late = [one.effect for one in (_errand(work, other, now) for other in others) if one]
    if not late:
        return errand
    effect = summed([errand.effect, *late])
    given = {"errand": errand.id, "as_kind": effect.kind, "as_body": wired(effect)}
    work.sql.change(_SUM, given)
    return replace(errand, effect=effect)


def _errand(work: Work, row: Row, now: datetime) -> Errand | None:
    """A row that this version cannot read is dead, and holds up nobody."""
    _lane, errand_id, agency_id, kind, body, attempts = row[:6]
    try:
        return Errand(errand_id, agency_id, unwired(kind, body), attempts)
    except (KeyError, TypeError, ValueError) as error:
        _ended(work, errand_id, "dead", now, f"unreadable {kind}: {error!r}")
        return None


def _ended(work: Work, errand_id: int, state: str, now: datetime, note: str) -> bool:
    values = {"errand": errand_id, "state": state, "ended_at": now, "note": note[:LONGEST_NOTE]}
    return work.sql.change(_END, values) == 1


def _unknown(work: Work, errand: Errand, note: str, now: datetime) -> None:
    if not _ended(work, errand.id, "unknown", now, note):
        return
    instead = errand.effect.unknown()
    if instead is not None:
        posting.post(work.sql, [_instead(work, errand, instead, now)])


def _instead(work: Work, errand: Errand, effect: Effect, now: datetime) -> dict[str, Any]:
    """Worth doing no longer than the first was; the same thing once more waits ever longer."""
    row = posting.posted(errand.agency_id, effect, now)
    expiry = work.sql.rows(_EXPIRES, errand=errand.id)[0][0]
    wait = timedelta(seconds=2 << min(errand.attempts, 8))
    due = now + wait if effect == errand.effect else now
    row |= {"expires_at": expiry, "due_at": due, "attempts": errand.attempts + 1}
    return row | {"note": f"instead of {errand.id}"}


def _adopt(work: Work, now: datetime) -> int:
    rows = work.sql.rows(_LEFT)
    for row in rows:
        errand = _errand(work, row, now)
        if errand and row[7] == Road.PEOPLE.value:
            _unknown(work, errand, "the sender died", now)
        elif errand:
            work.sql.change(_AGAIN, {"errand": errand.id})
    return len(rows)
