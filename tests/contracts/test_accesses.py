"""Accesses, links that end and cards that are taken down, as both databases keep them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from adapters.db.store import Database
from core.card import Area, Ref
from core.people.access import Access, AccessKind, AccessState
from core.ports import Address, Hanging
from tests.factories import AGENCY, CLERK, HEAD, NOW

pytestmark = pytest.mark.basis("R-20.5")


def a_browser(hours: int = 0, person: UUID = CLERK.id) -> Access:
    return Access(
        uuid4(), AGENCY.id, person, AccessKind.BROWSER, "web", "", "Firefox, Linux",
        AccessState.KNOWN, NOW + timedelta(hours=hours),
    )  # fmt: skip


async def test_accesses_come_back_as_they_were_the_newest_first(store: Database) -> None:
    old, new, other = a_browser(), a_browser(1), a_browser(person=HEAD.id)
    await store.write(lambda work: [work.add(one) for one in (old, new, other)])
    known = await store.read(lambda records: records.accesses_of(CLERK.id, AccessState.KNOWN))
    assert [vars(one) for one in known] == [vars(new), vars(old)]

    def deny(work: object) -> None:
        again = work.load(Ref(Area.ACCESS, old.id))  # type: ignore[attr-defined]
        again.state, again.ended_at = AccessState.DENIED, NOW
        work.save(again)  # type: ignore[attr-defined]

    await store.write(deny)
    denied = await store.read(lambda records: records.accesses_of(CLERK.id, AccessState.DENIED))
    assert [one.id for one in denied] == [old.id]


async def test_a_link_ends_for_its_own_person_alone(store: Database) -> None:
    chat = Address("telegram", "9001")
    await store.write(lambda work: work.link(CLERK.id, chat, NOW))
    await store.write(lambda work: work.unlink(HEAD.id, chat, NOW))
    assert await store.read(lambda records: records.addresses(CLERK.id)) == [chat]
    await store.write(lambda work: work.unlink(CLERK.id, chat, NOW))
    assert await store.read(lambda records: records.addresses(CLERK.id)) == []
    await store.write(lambda work: work.link(HEAD.id, chat, NOW))
    assert await store.read(lambda records: records.addresses(HEAD.id)) == [chat]


async def test_the_cards_of_one_chat_are_taken_down_and_no_others(store: Database) -> None:
    here = [
        Hanging(Ref(Area.TASK, uuid4()), CLERK.id, "telegram", "9", str(n), "d") for n in (1, 2)
    ]
    there = Hanging(here[0].ref, CLERK.id, "zalo", "9", "3", "d")
    await store.write(lambda work: [work.hang(one) for one in (*here, there)])

    async def at(message: str | None) -> Ref | None:
        return await store.read(
            lambda records: records.hanging_at(CLERK.id, "telegram", "9", message)
        )

    assert [await at(key) for key in (None, "1", "3")] == [here[1].ref, here[0].ref, None]
    taken = await store.write(lambda work: work.take_down(CLERK.id, "telegram", "9"))
    assert list(taken) == here[::-1]
    assert await store.read(lambda records: records.hangings(here[0].ref)) == [there]
    assert await store.write(lambda work: work.take_down(CLERK.id, "telegram", "9")) == []
