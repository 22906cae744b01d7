"""Half-finished questions survive a restart, and end when they are cleared."""

from __future__ import annotations

from adapters.db.conversations import Conversations
from adapters.db.store import Database, open_store

ASKED = {"step": "dir", "answers": {"lead": "ab" * 16, "to": ["a", "b"], "Đơn vị": None}, "at": 2}


async def test_a_conversation_is_read_as_it_was_put(store: Database) -> None:
    talks = Conversations(store)
    assert await talks.get("telegram:1:2") is None
    await talks.put("telegram:1:2", {"step": "fwd"})
    await talks.put("telegram:1:2", ASKED)
    assert await talks.get("telegram:1:2") == ASKED
    assert await talks.get("telegram:1:3") is None


async def test_a_cleared_conversation_is_gone(store: Database) -> None:
    talks = Conversations(store)
    await talks.put("k", ASKED)
    await talks.clear("k")
    await talks.clear("k")
    assert await talks.get("k") is None


async def test_a_conversation_goes_on_in_another_process(
    store: Database, database_url: str
) -> None:
    await Conversations(store).put("k", ASKED)
    other = open_store(database_url)
    try:
        assert await Conversations(other).get("k") == ASKED
    finally:
        await other.close()
