"""Zalo, call by call: what each failure means, and that its token is never said."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.channels import connect
from core.card import Exposure
from core.errors import Fault, Turn
from core.text import Text
from tests.channels.zalo import KIT, READER, ZaloCase, at_work, options
from tests.contracts.test_channel import a_card
from tests.fakes.zalo import TOKEN, ZaloServer


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloCase]:
    async with at_work() as case:
        yield case


async def fault_of(zalo: ZaloCase, channel: Any = None) -> Fault:
    with pytest.raises(Fault) as raised:
        await (channel or zalo.channel).send(READER, a_card(), silent=False, reason=None)
    fault = raised.value
    said = "".join(traceback.format_exception(fault)) + fault.reason
    assert TOKEN not in said
    assert "V/v" not in said
    return fault


@pytest.mark.parametrize(
    ("told", "turn", "gone"),
    [
        ("400", Turn.NEVER, False),
        ("401", Turn.AGAIN, False),
        ("403", Turn.NEVER, True),
        ("404", Turn.NEVER, False),
        ("408", Turn.UNKNOWN, False),
        ("429", Turn.AGAIN, False),
        ("500", Turn.UNKNOWN, False),
        ("502", Turn.UNKNOWN, False),
        ("drop", Turn.UNKNOWN, False),
        ("flood", Turn.UNKNOWN, False),
    ],
)
async def test_each_failure_says_whether_it_may_have_arrived(
    zalo: ZaloCase, told: str, turn: Turn, gone: bool
) -> None:
    zalo.server.faults = [told]
    fault = await fault_of(zalo)
    assert (fault.turn, fault.gone) == (turn, gone)


async def test_when_to_come_again_is_taken_as_told(zalo: ZaloCase) -> None:
    zalo.server.faults, zalo.server.retry_after = ["429"], 17
    assert (await fault_of(zalo)).retry_after == 17


async def test_a_server_that_says_nothing_is_waited_for_as_long_as_was_set(zalo: ZaloCase) -> None:
    zalo.server.faults = ["hang"]
    hasty = connect("zalo", options(zalo.server, timeout="0.2"), KIT)
    assert (await fault_of(zalo, hasty)).turn is Turn.UNKNOWN


async def test_nobody_at_the_port_means_that_nothing_was_sent(zalo: ZaloCase) -> None:
    closed = connect("zalo", options(ZaloServer(port=1)), KIT)
    assert (await fault_of(zalo, closed)).turn is Turn.AGAIN


async def test_a_wrong_token_is_tried_again_for_somebody_will_mend_it(zalo: ZaloCase) -> None:
    wrong = connect("zalo", options(zalo.server, token="1:another-token"), KIT)
    assert (await fault_of(zalo, wrong)).turn is Turn.AGAIN


async def test_a_card_has_its_lines_to_type_and_the_address_of_its_page(zalo: ZaloCase) -> None:
    await zalo.channel.send(READER, a_card("x", "got", code="K7QX"), silent=False, reason=None)
    said = zalo.words()
    assert said.index("Trả lời bằng một trong các dòng:") < said.index("NHAN K7QX – got")
    assert "https://vanthu.example/the/incoming/" in said


async def test_what_is_written_is_heard_once_and_groups_and_stickers_are_not(
    zalo: ZaloCase,
) -> None:
    zalo.server.write("ai-do", "NHAN K7Q2", key="k-1")
    zalo.server.write("nhom", "NHAN K7Q2", kind="GROUP")
    zalo.server.updates.put_nowait({"message": {"chat": {"id": "x"}, "sticker": "s"}})
    zalo.server.updates.put_nowait({"message": "?"})
    heard, marks = [], set()
    for _ in range(6):
        found, mark = await zalo.channel.hear("")
        heard += found
        marks.add(mark)
    (one,) = heard
    assert (one.key, one.address, one.name, one.words) == ("k-1", "ai-do", "Thu", "NHAN K7Q2")
    assert marks == {""}


async def test_an_answer_is_cut_to_what_one_message_holds(zalo: ZaloCase) -> None:
    await zalo.channel.say(READER, Text.of("option-plain", label="dài " * 1000))
    assert len(zalo.words()) == 2000


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "có dấu cách"},
        {"token": "a/../b12345"},
        {"trust": "body"},
        {"timeout": "lâu"},
        {"timeout": "61"},
        {"server": "http://zalo.example"},
        {"server": "https://zalo.example/?x=1"},
        {"strange": "x"},
    ],
)
def test_wrong_options_are_named_and_their_values_are_not_said(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w") as raised:
        connect("zalo", {"token": TOKEN} | wrong, KIT)
    assert TOKEN not in str(raised.value)
    value = next(iter(wrong.values()))
    assert not value or len(value) < 3 or value not in str(raised.value)


def test_it_is_not_trusted_with_more_than_the_abstract_and_does_not_show_its_token() -> None:
    channel: Any = connect("zalo", {"token": TOKEN}, KIT)
    assert channel.trust is Exposure.ABSTRACT
    assert TOKEN not in repr(channel)
