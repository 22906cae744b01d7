"""Số đo — what waits in the outbox, for `/metrics` and `/ready`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import sqlalchemy as sa

from adapters.db.posting import LANES
from adapters.db.store import Database
from adapters.db.tables import outbox
from core.effect import Lane
from core.ports import Clock

_WAITING = (
    sa.select(
        outbox.c.lane,
        sa.func.count(),
        sa.func.min(outbox.c.posted_at, type_=outbox.c.posted_at.type),
    )
    .where(outbox.c.state == sa.literal_column("'waiting'"))
    .group_by(outbox.c.lane)
)


def figures_of(store: Database, clock: Clock) -> Callable[[], Awaitable[dict[str, float]]]:
    """Đo — names and values; raises `Fault` when the store is away."""

    async def measure() -> dict[str, float]:
        rows = await store.read(lambda records: records.sql.rows(_WAITING))
        waiting = {row[0]: (int(row[1]), row[2]) for row in rows}
        said = {
            f'vanthu_outbox_waiting{{lane="{lane}"}}': float(waiting.get(number, (0, None))[0])
            for lane, number in LANES.items()
        }
        oldest = waiting.get(LANES[Lane.URGENT], (0, None))[1]
        age = (clock.now() - oldest).total_seconds() if oldest else 0.0
        return said | {"vanthu_outbox_oldest_urgent_seconds": max(0.0, age)}

    return measure
