"""Many who write the same thing at the same moment: nobody's part is lost, though nobody moves it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.db.store import Database
from core.card import Area, Ref
from core.ports import UnitOfWork
from tests.contracts.test_store import an_outgoing_document

RECEIVERS = 16


@pytest.mark.basis("R-9.4a")
async def test_reports_that_come_at_once_and_leave_the_version_are_all_kept(
    store: Database,
) -> None:
    rows = [{"name": str(place)} for place in range(RECEIVERS)]
    document = an_outgoing_document(deliveries=rows)
    ref = Ref(Area.OUTGOING, document.id)
    await store.write(lambda work: work.add(document))

    def report(place: int) -> Any:
        def unit(work: UnitOfWork) -> None:
            found = work.load(ref)
            found.deliveries = [dict(row) for row in found.deliveries]
            found.deliveries[place]["status"] = "status-01"
            work.save(found, moves=False)

        return store.write(unit)

    await asyncio.gather(*map(report, range(RECEIVERS)))
    now = await store.read(lambda records: records.load(ref))
    assert [row.get("status") for row in now.deliveries] == ["status-01"] * RECEIVERS
    assert now.version == 1
