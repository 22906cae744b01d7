"""Written to over Zalo: linked by code, decided by code, answered once, strangers told nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from adapters.channels import connect
from app.listening import Listener, ears
from core.card import Area
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.incoming.document import IncomingState
from core.people.person import Person
from core.people.secrets import LINK_CODE_LIFE, LinkCode, code_digest
from core.ports import Address, Ports
from tests.bot.kept import FakeConversations, FakeIntake
from tests.channels.zalo import KIT, options
from tests.core.office import Office
from tests.core.test_incoming_steps import SYSTEM, findings
from tests.factories import CLERK, SPECIALIST, an_incoming_document
from tests.fakes.zalo import ZaloServer, serving
from tests.texts import TEXTS

CHAT, CODE = "chat-cua-thu", "K2M4P6R8T9"


@dataclass
class Town:
    """An office that is written to over Zalo; everything else is in memory."""

    office: Office
    server: ZaloServer
    ports: Ports
    listener: Listener

    def code(self, person: Person, code: str = CODE) -> str:
        kept = LinkCode(code_digest(code), person.id, self.office.clock.at + LINK_CODE_LIFE)
        self.office.store.work.put_link_code(kept)
        return code

    async def says(self, words: str, chat: str = CHAT, *, key: str = "") -> list[str]:
        """What the bot answered to it."""
        before = len(self.server.shown(chat))
        self.server.write(chat, words, key=key)
        await self.listener.once()
        return self.server.shown(chat)[before:]

    async def urgent(self) -> tuple[Any, str]:
        """An urgent document for the clerk, and the code on its card."""
        document = self.office.has(an_incoming_document(IncomingState.ARRIVED, urgency=3))
        await self.office.press(SYSTEM, "ver", document, findings=findings())
        await Notify(CLERK.id, Area.INCOMING, document.id, 3).run(self.ports)
        found = re.search(r"NHAN (\w+) – Đã nhận", self.server.shown(CHAT)[-1])
        assert found is not None
        return document, found[1]

    def acknowledged(self, document: Any) -> bool:
        waits = self.office.store.work.waits_of(document.id)
        return all(one.acknowledged_at is not None for one in waits)


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with serving() as server:
        channel: Any = connect("zalo", options(server), KIT)
        office = Office(channels={"zalo": channel})
        kept: Any = {"intake": FakeIntake(), "conversations": FakeConversations()}
        ports = replace(office.ports, texts=TEXTS, office=KIT.office, **kept)
        (ear,) = ears(ports)
        yield Town(office, server, ports, Listener(ear, ports, pause=0.01))


@pytest.mark.basis("R-3.17")
async def test_p11_a_stranger_is_told_once_how_to_link_and_nothing_else(town: Town) -> None:
    (said,) = await town.says("NHAN K7Q2")
    assert "chưa liên kết" in said
    assert await town.says("NHAN K7Q2") == []
    assert await town.says("alo", "nguoi-khac") == [said]
    town.office.clock.advance(minutes=11)
    assert await town.says("alo") == [said]


@pytest.mark.basis("R-3.17")
@pytest.mark.parametrize("words", ["/start {}", "Liên kết {}", "lien ket  {}", "LIÊNKẾT {}"])
async def test_the_code_from_the_page_links_the_chat_once(town: Town, words: str) -> None:
    (said,) = await town.says(words.format(town.code(CLERK)))
    assert CLERK.name in said
    assert town.office.store.work.addresses(CLERK.id) == [Address("zalo", CHAT)]
    (said,) = await town.says(words.format(CODE), "nguoi-khac")
    assert "Mã liên kết" in said
    assert town.office.store.work.person_at("zalo", "nguoi-khac") is None


async def test_a_chat_of_somebody_else_is_not_taken_over(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    (said,) = await town.says(f"/start {town.code(SPECIALIST, 'T9R8P6M4K2')}")
    assert "đã liên kết với người khác" in said
    linked = town.office.store.work.person_at("zalo", CHAT)
    assert linked is not None
    assert linked.person_id == CLERK.id


async def test_five_wrong_codes_and_then_a_pause(town: Town) -> None:
    for _ in range(5):
        (said,) = await town.says("/start AAAAAAAAAA")
        assert "quá nhiều lần" not in said
    (said,) = await town.says(f"/start {town.code(CLERK)}")
    assert "quá nhiều lần" in said
    assert town.office.store.work.addresses(CLERK.id) == []


@pytest.mark.basis("R-6.2c")
async def test_an_urgent_card_is_acknowledged_by_what_is_typed_under_it(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    document, code = await town.urgent()
    (said,) = await town.says(f"nhận {code.lower()}")
    assert "Đã ghi nhận" in said
    assert town.acknowledged(document)
    entry = town.office.store.work.journal[-1]
    assert (entry.step, entry.via, entry.person_id) == ("got", "zalo", CLERK.id)


async def test_the_same_message_again_is_one_decision_and_one_answer(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    _, code = await town.urgent()
    assert len(await town.says(f"NHAN {code}", key="m-1")) == 1
    assert await town.says(f"NHAN {code}", key="m-1") == []
    steps = [one.step for one in town.office.store.work.journal]
    assert steps.count("got") == 1


async def test_a_code_of_one_is_nothing_in_the_hand_of_another(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    document, code = await town.urgent()
    await town.says(f"/start {town.code(SPECIALIST, 'T9R8P6M4K2')}", "chat-khac")
    (said,) = await town.says(f"NHAN {code}", "chat-khac")
    assert code in said
    assert not town.acknowledged(document)


async def test_an_answer_that_could_not_be_given_is_given_later_and_says_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    document, code = await town.urgent()
    say = type(town.listener.ear).say

    async def away(*_given: Any) -> None:
        raise Fault(Turn.AGAIN, "away")

    monkeypatch.setattr(type(town.listener.ear), "say", away)
    town.server.write(CHAT, f"NHAN {code}")
    with pytest.raises(Fault):
        await town.listener.once()
    assert town.acknowledged(document)
    monkeypatch.setattr(type(town.listener.ear), "say", say)
    await town.listener.once()
    assert "Đã ghi nhận" in town.server.shown(CHAT)[-1]
    assert not town.ports.intake.open  # type: ignore[attr-defined]
    assert [one for one in town.ports.conversations.kept if one.startswith("heard:zalo:")] == []  # type: ignore[attr-defined]


async def test_words_that_break_the_reader_do_not_stop_the_next_ones(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    monkeypatch.setattr("app.listening.decided", None)
    assert await town.says("NHAN K7Q2") == []
    monkeypatch.undo()
    (said,) = await town.says("chào")
    assert "Chưa hiểu" in said


async def test_whoever_writes_too_much_is_told_so_and_decides_nothing(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    document, code = await town.urgent()
    for _ in range(60):
        town.server.write(CHAT, "chào")
    while not town.server.updates.empty():
        await town.listener.once()
    (said,) = await town.says(f"NHAN {code}")
    assert "quá nhiều lần" in said
    assert not town.acknowledged(document)


async def test_it_listens_on_when_the_server_fails(town: Town) -> None:
    broken: Any = connect("zalo", options(town.server, token="1:another-token"), KIT)
    listener = Listener(broken, town.ports, pause=0.001)
    for _ in range(3):
        with pytest.raises(Fault):
            await listener.once()
    assert (await town.says("alo"))[0].startswith("Cuộc trò chuyện này chưa liên kết")


async def test_what_is_asked_goes_on_at_the_office_page(town: Town) -> None:
    await town.says(f"/start {town.code(CLERK)}")
    document = town.office.has(an_incoming_document(IncomingState.VERIFIED))
    await Notify(CLERK.id, Area.INCOMING, document.id).run(town.ports)
    found = re.search(r"(\w+) (\w+) – Từ chối", town.server.shown(CHAT)[-1])
    assert found is not None
    (said,) = await town.says(f"{found[1]} {found[2]}")
    assert f"{KIT.office}/the/incoming/{document.id.hex}" in said


@pytest.mark.basis("R-10.3b")
@pytest.mark.parametrize("words", ["CANCU {}", "căn cứ {}", "/can_cu", "Căn cứ"])
async def test_why_a_card_came_is_told_where_there_is_no_button_for_it(
    town: Town, words: str
) -> None:
    await town.says(f"liên kết {town.code(CLERK)}")
    document, code = await town.urgent()
    assert f"CANCU {code} – vì sao nhận tin này" in town.server.shown(CHAT)[-1]
    (said,) = await town.says(words.format(code))
    for part in ("Vì sao anh/chị nhận", "Điều 6 khoản 2", "Nhắc tiếp theo", "Làm gì thì dừng"):
        assert part in said
    assert document.subject not in said
    assert not town.acknowledged(document)


async def test_who_asks_why_with_a_wrong_code_or_without_a_card_is_told_so(town: Town) -> None:
    await town.says(f"liên kết {town.code(CLERK)}")
    assert await town.says("CANCU") == ["Chưa có tin nào ở đây để nói căn cứ."]
    (said,) = await town.says("CANCU K7Q3")
    assert "gõ chưa đúng" in said or "không có thẻ nào" in said
    _document, code = await town.urgent()
    await town.says(f"liên kết {town.code(SPECIALIST, 'M3P5R7T9V2')}", "nguoi-khac")
    (other,) = await town.says(f"CANCU {code}", "nguoi-khac")
    assert "không có thẻ nào mang mã" in other
