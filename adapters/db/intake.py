"""Hộp nhận — raw updates of a channel, kept before they are acknowledged, handled in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from adapters.db.mapping import binds, insert_once
from adapters.db.schema import KEPT
from adapters.db.store import Database
from adapters.db.tables import intake
from core.ports import Clock, Kept

MOST_TRIES = 5
LONGEST_NOTE = 500
_NEW = ("source", "key", "body", "state", "attempts", "note", "kept_at")
_KEEP = insert_once(intake).values(binds(_NEW)).inline()
_TAKE = (
    sa.select(intake.c.id, intake.c.source, intake.c.key, intake.c.body)
    .where(intake.c.source == sa.bindparam("source"), intake.c.state == KEPT)
    .order_by(intake.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_ONE = sa.and_(intake.c.id == sa.bindparam("kept"), intake.c.state == KEPT)
_DONE = sa.update(intake).where(_ONE).values(state="done", body=b"")
_TRIED = intake.c.attempts + 1
_FAIL = (
    sa.update(intake)
    .where(_ONE)
    .values(
        attempts=_TRIED,
        note=sa.bindparam("note"),
        state=sa.case((_TRIED >= MOST_TRIES, "dead"), else_=KEPT),
    )
)


class Intake:
    """Hộp nhận — the port `Intake`. A handled update leaves its number, so that it stays known,
    but not its content.
    """

    def __init__(self, store: Database, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def keep(self, source: str, updates: Sequence[tuple[int, bytes]]) -> None:
        """Durable when it returns; what was kept before is left as it is."""
        now = self._clock.now()
        rows = [_row(source, key, body, now) for key, body in updates]
        await self._store.write(lambda work: work.sql.each(_KEEP, rows))

    async def take(self, source: str, limit: int) -> Sequence[Kept]:
        """The oldest ones that are not done."""
        rows = await self._store.read(
            lambda records: records.sql.rows(_TAKE, source=source, limit=limit)
        )
        return [Kept(row[0], row[1], row[2], bytes(row[3])) for row in rows]

    async def done(self, kept: Kept) -> None:
        await self._store.write(lambda work: work.sql.change(_DONE, {"kept": kept.id}))

    async def fail(self, kept: Kept, note: str) -> None:
        """After five failures it is dead: one poisoned update must not hold up the others."""
        values = {"kept": kept.id, "note": note[:LONGEST_NOTE]}
        await self._store.write(lambda work: work.sql.change(_FAIL, values))


def _row(source: str, key: int, body: bytes, now: datetime) -> dict[str, object]:
    return {
        "source": source,
        "key": key,
        "body": body,
        "state": "kept",
        "attempts": 0,
        "note": "",
        "kept_at": now,
    }
