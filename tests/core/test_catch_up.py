"""Tóm tắt sau khi mất liên lạc: one message that names each thing once, the latest first (P8)."""

from __future__ import annotations

from typing import Any

import pytest

from core.card import Area
from core.effects.catch_up import KEPT, MOST, CatchUp, summed
from core.effects.follow import Follow
from core.effects.notify import Notify
from core.ports import Address
from tests.core.office import Office
from tests.core.test_notify import Chat
from tests.factories import CLERK, NOW, an_id, an_incoming_document
from tests.texts import TEXTS


@pytest.fixture
def chat(office: Office) -> Chat:
    chat = Chat()
    office.channels = {"fake": chat}
    office.store.work.link(CLERK.id, Address("fake", "a"), NOW)
    return chat


def documents(office: Office, count: int) -> list[Any]:
    return [
        office.has(an_incoming_document(subject=f"V/v việc {n}", arrival_number=n + 1))
        for n in range(count)
    ]


def notified(document: Any) -> Notify:
    return Notify(CLERK.id, Area.INCOMING, document.id)


async def test_several_things_are_listed_the_latest_first_and_without_buttons(
    office: Office, chat: Chat
) -> None:
    first, second = documents(office, 2)
    await summed([notified(first), notified(second), notified(first)]).run(office.ports)
    [(address, card, silent, _)] = chat.sent
    assert (address, silent, card.buttons) == ("a", False, ())
    assert TEXTS.plain(card.title) == "📬 3 tin đến chậm do mất liên lạc"
    said = [TEXTS.plain(line.text) for line in card.lines]
    assert said == ["• Văn bản đến số 1", "• Văn bản đến số 2", "Mở từng việc: /viec"]
    assert not office.store.work.hung


async def test_one_thing_comes_as_its_own_card_with_its_buttons(office: Office, chat: Chat) -> None:
    (document,) = documents(office, 1)
    await summed([notified(document), notified(document)]).run(office.ports)
    [(_, card, _, reason)] = chat.sent
    assert card.ref.id == document.id
    assert reason is not None
    assert TEXTS.plain(reason) == "📬 2 tin về việc này đến chậm do mất liên lạc."
    assert len(office.store.work.hung) == 1


async def test_a_long_list_says_how_many_more(office: Office, chat: Chat) -> None:
    await summed([notified(one) for one in documents(office, MOST + 3)]).run(office.ports)
    [(_, card, _, _)] = chat.sent
    assert len(card.lines) == MOST + 2
    assert TEXTS.plain(card.lines[-2].text) == "… và 3 việc nữa."


async def test_what_nobody_may_see_any_more_is_not_spoken_of(office: Office, chat: Chat) -> None:
    gone = [Notify(CLERK.id, Area.INCOMING, an_id(f"gone {n}")) for n in range(2)]
    await summed(gone).run(office.ports)
    assert chat.sent == []


def test_a_summary_of_summaries_counts_all_and_names_each_once() -> None:
    notes = [Notify(CLERK.id, Area.TASK, an_id(name)) for name in "abc"]
    early = summed(notes[:2])
    both = summed([early, notes[2], notes[0]])
    assert isinstance(both, CatchUp)
    assert both.count == 4
    keys = [an_id(name).hex for name in "bca"]
    assert both.things == [f"task/{key}" for key in keys]


def test_a_summary_keeps_the_latest_fifty_things_and_counts_them_all() -> None:
    many = [Notify(CLERK.id, Area.TASK, an_id(f"thing {n}")) for n in range(KEPT + 5)]
    told = summed(many)
    assert (told.count, len(told.things)) == (KEPT + 5, KEPT)
    assert told.things[-1] == f"task/{many[-1].document_id.hex}"


def test_of_nothing_there_is_no_summary() -> None:
    with pytest.raises(ValueError, match="nothing"):
        summed([Follow("fin", an_id("x"))])
