"""Signatures that are kept, as both databases keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from adapters.db.store import Database
from core.card import Area
from core.signing.preserved import Preserved
from tests.factories import AGENCY, NOW, an_id

DAY = timedelta(days=1)


def kept(name: str, days: int, **more: Any) -> Preserved:
    return Preserved(an_id(name), Area.OUTGOING, AGENCY.id, NOW + DAY * days, **more)


async def test_what_is_due_comes_longest_waiting_first_and_no_more_than_asked(
    store: Database,
) -> None:
    rows = [kept("c", 3), kept("a", 1), kept("b", 2)]

    def begin(work: Any) -> None:
        for row in rows:
            work.preserve_once(row)
            work.preserve_once(replace(row, next_at=NOW))  # what is kept already stays

    await store.write(begin)
    due = await store.read(lambda records: records.preserved_due(NOW + 2 * DAY, 9))
    assert due == [rows[1], rows[2]]
    assert await store.read(lambda records: records.preserved_due(NOW + 9 * DAY, 1)) == [rows[1]]


async def test_a_row_comes_back_as_it_was_until_it_is_dropped(store: Database) -> None:
    row = kept("a", 1, checked_at=NOW, turned_at=NOW, files=[{"sha256": "0", "seen": [{"a": "ấ"}]}])
    await store.write(lambda work: work.put_preserved(kept("a", 0)))
    await store.write(lambda work: work.put_preserved(row))
    assert await store.write(lambda work: work.preserved(row.document_id)) == row
    assert await store.read(lambda records: records.preserved_turned(AGENCY.id, 9)) == [row]
    assert await store.read(lambda records: records.preserved_turned(an_id("other"), 9)) == []
    await store.write(lambda work: work.put_preserved(replace(row, turned_at=None)))
    assert await store.read(lambda records: records.preserved_turned(AGENCY.id, 9)) == []
    await store.write(lambda work: work.drop_preserved(row.document_id))
    assert await store.read(lambda records: records.preserved(row.document_id)) is None
