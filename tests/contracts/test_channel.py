"""What every channel owes the core; run on Telegram (over HTTP to the sandbox) and on the fake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from core.card import Area, Button, Card, Exposure, Line, Ref
from core.errors import Fault, Turn
from core.ports import Hanging
from core.text import Text
from tests.bot.desk import Desk, at_work
from tests.core.office import Office
from tests.factories import CLERK, an_id
from tests.fakes.channel import FakeChannel

REF = Ref(Area.INCOMING, an_id("card"))


def a_card(subject: str = "V/v ứng phó bão số 12", *buttons: str) -> Card:
    return Card(
        REF,
        1,
        Text.of("option-plain", label="Văn bản đến số 1234"),
        (Line(Text.of("line-subject", subject=subject)),),
        tuple(Button(code, Text.of("option-plain", label=code)) for code in buttons),
    )


@dataclass
class Case:
    """One channel with one reader; `count` and `shows` say what the reader sees."""

    channel: Any
    address: str
    desk: Desk | None = None

    def count(self) -> int:
        if self.desk is None:
            return len(self.channel.shows(self.address))
        return len(self.desk.seen(self.desk.account.chats[int(self.address)]))

    def shows(self, words: str) -> bool:
        if self.desk is None:
            return words in repr(self.channel.shows(self.address)[-1])
        chat = self.desk.account.chats[int(self.address)]
        return words in self.desk.last(chat).body["text"]

    def block(self) -> None:
        if self.desk is None:
            self.channel.blocked.add(self.address)
        else:
            self.desk.account.chats[int(self.address)].blocked = True

    async def sent(self, card: Card) -> Hanging:
        message, digest = await self.channel.send(self.address, card, silent=True, reason=None)
        return Hanging(REF, CLERK.id, self.channel.name, self.address, message, digest)


@pytest.fixture(params=["fake", "telegram"])
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    if request.param == "fake":
        yield Case(FakeChannel(), "1")
        return
    async with at_work(Office()) as desk:
        phone = desk.phone(CLERK)
        yield Case(desk.channel, str(phone.user["id"]), desk)


async def test_it_names_itself_and_says_how_far_it_is_trusted(case: Case) -> None:
    assert case.channel.name
    assert isinstance(case.channel.trust, Exposure)


async def test_a_card_is_sent_and_can_be_amended_in_place(case: Case) -> None:
    hanging = await case.sent(a_card())
    digest = await case.channel.amend(hanging, a_card("V/v hoãn họp"))
    assert digest != hanging.digest
    assert case.count() == 1
    assert case.shows("V/v hoãn họp")


async def test_the_same_card_has_the_same_digest_and_is_left_alone(case: Case) -> None:
    hanging = await case.sent(a_card())
    again = await case.sent(a_card())
    assert hanging.digest == again.digest
    assert await case.channel.amend(hanging, a_card()) == hanging.digest


async def test_other_buttons_are_another_digest(case: Case) -> None:
    assert (await case.sent(a_card())).digest != (await case.sent(a_card("x", "reg"))).digest


async def test_amending_twice_with_a_forgotten_digest_is_no_fault(case: Case) -> None:
    hanging = await case.sent(a_card())
    digest = await case.channel.amend(replace(hanging, digest=""), a_card())
    assert digest == hanging.digest


async def test_a_reason_is_said_with_the_card_and_is_no_part_of_its_digest(case: Case) -> None:
    plain = await case.sent(a_card())
    reason = Text.of("reason-approved", names="Lê Văn An")
    _, digest = await case.channel.send(case.address, a_card(), silent=False, reason=reason)
    assert digest == plain.digest


async def test_somebody_who_left_is_never_tried_again(case: Case) -> None:
    case.block()
    with pytest.raises(Fault) as fault:
        await case.sent(a_card())
    assert fault.value.turn is Turn.NEVER


async def test_a_message_that_is_gone_is_never_amended(case: Case) -> None:
    hanging = await case.sent(a_card())
    with pytest.raises(Fault) as fault:
        await case.channel.amend(replace(hanging, message_id=999), a_card("x"))
    assert fault.value.turn is Turn.NEVER
