"""Matrix, against a real Synapse: repeats that are one event, rooms of two, receipts, hidden rooms."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.channels import connect
from core.card import Exposure
from core.errors import Fault, Turn
from core.text import Text
from tests.channels.matrix import KIT, MatrixCase, at_work
from tests.contracts.test_channel import a_card
from tests.synapse import synapse


@pytest.fixture
async def matrix() -> AsyncIterator[MatrixCase]:
    async with at_work() as case:
        yield case


async def shown(matrix: MatrixCase, once: str = "7/notify", *, silent: bool = False) -> str:
    key, _ = await matrix.channel.send(
        matrix.address, a_card(), silent=silent, reason=None, once=once
    )
    return str(key)


async def fault_of(matrix: MatrixCase, channel: Any = None) -> Fault:
    with pytest.raises(Fault) as raised:
        await (channel or matrix.channel).send(
            matrix.address, a_card(), silent=False, reason=None, once="7"
        )
    said = "".join(traceback.format_exception(raised.value)) + raised.value.reason
    assert matrix.bot.token not in said
    assert "V/v" not in said
    return raised.value


async def heard(matrix: MatrixCase, mark: str) -> tuple[list[Any], str]:
    found, mark = await matrix.channel.hear(mark)
    return [one for one in found if not one.read], mark


async def test_p3_the_same_errand_sent_twice_is_one_message(matrix: MatrixCase) -> None:
    first, again = await shown(matrix), await shown(matrix)
    assert first == again
    assert matrix.count() == 1
    assert await shown(matrix, "8/notify") != first
    assert matrix.count() == 2


async def test_p3_an_answer_that_was_lost_is_asked_for_again_and_nothing_is_doubled(
    matrix: MatrixCase,
) -> None:
    matrix.relay.swallow = 1
    assert (await shown(matrix)).startswith("$")
    assert matrix.count() == 1


@pytest.mark.parametrize(
    ("status", "said", "turn", "after"),
    [
        (429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2500}, Turn.AGAIN, 2.5),
        (429, {"errcode": "M_LIMIT_EXCEEDED"}, Turn.AGAIN, None),
        (401, {"errcode": "M_UNKNOWN_TOKEN"}, Turn.AGAIN, None),
        (413, {"errcode": "M_TOO_LARGE"}, Turn.NEVER, None),
        (403, {"errcode": "M_FORBIDDEN"}, Turn.NEVER, None),
    ],
)
async def test_each_refusal_says_whose_turn_it_is(
    matrix: MatrixCase, status: int, said: dict[str, object], turn: Turn, after: float | None
) -> None:
    matrix.relay.told = [(status, said)]
    fault = await fault_of(matrix)
    assert (fault.turn, fault.retry_after, fault.gone) == (turn, after, status == 403)
    assert matrix.count() == 0


async def test_a_server_in_trouble_twice_leaves_it_unknown(matrix: MatrixCase) -> None:
    matrix.relay.told = [(502, {}), (500, {})]
    assert (await fault_of(matrix)).turn is Turn.UNKNOWN


async def test_a_token_that_is_no_good_is_tried_again_for_somebody_will_mend_it(
    matrix: MatrixCase,
) -> None:
    wrong = replace(matrix.channel.options, token="syt_another_token")
    fault = await fault_of(matrix, replace(matrix.channel, options=wrong))
    assert (fault.turn, fault.gone) == (Turn.AGAIN, False)


async def test_p13_nothing_is_said_while_somebody_else_is_in_the_room(matrix: MatrixCase) -> None:
    third = synapse().account("khach")
    matrix.reader.call("POST", "rooms", matrix.room, "invite", user_id=third.user)
    third.call("POST", "rooms", matrix.room, "join")
    fault = await fault_of(matrix)
    assert (fault.turn, fault.gone) == (Turn.NEVER, True)
    third.call("POST", "rooms", matrix.room, "leave")
    assert await shown(matrix)


async def test_words_of_two_people_in_one_room_are_two_addresses(matrix: MatrixCase) -> None:
    third = synapse().account("khach")
    matrix.reader.call("POST", "rooms", matrix.room, "invite", user_id=third.user)
    third.call("POST", "rooms", matrix.room, "join")
    _, mark = await heard(matrix, matrix.mark)
    matrix.reader.writes(matrix.room, "NHAN K7Q2")
    third.writes(matrix.room, "NHAN K7Q2")
    found, _ = await heard(matrix, mark)
    assert [one.address for one in found] == [
        matrix.address,
        f"{matrix.room} {third.user}",
    ]


async def test_what_is_written_is_heard_once_and_own_words_and_edits_are_not(
    matrix: MatrixCase,
) -> None:
    _, mark = await heard(matrix, matrix.mark)
    await shown(matrix)
    key = matrix.reader.writes(matrix.room, "nhận K7Q2")
    edit = {"msgtype": "m.text", "body": "* TRA K7Q2",
            "m.new_content": {"msgtype": "m.text", "body": "TRA K7Q2"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": key}}  # fmt: skip
    matrix.reader.call("PUT", "rooms", matrix.room, "send", "m.room.message", "x1", **edit)
    found, mark = await heard(matrix, mark)
    (one,) = found
    assert (one.key, one.address, one.name) == (key, matrix.address, matrix.reader.user)
    assert one.words == "nhận K7Q2"
    assert (await heard(matrix, mark))[0] == []


async def test_a_receipt_names_the_message_that_was_read(matrix: MatrixCase) -> None:
    key = await shown(matrix)
    _, mark = await matrix.channel.hear(matrix.mark)
    matrix.reader.call("POST", "rooms", matrix.room, "receipt", "m.read", key)
    found, _ = await matrix.channel.hear(mark)
    assert [(one.read, one.address, one.words) for one in found] == [(key, matrix.address, "")]


async def test_a_room_that_hides_its_words_is_left_and_an_open_one_is_joined(
    matrix: MatrixCase,
) -> None:
    hiding = [{"type": "m.room.encryption", "state_key": "",
               "content": {"algorithm": "m.megolm.v1.aes-sha2"}}]  # fmt: skip
    hidden = matrix.reader.room_with(matrix.bot.user, initial_state=hiding)
    open_ = matrix.reader.room_with(matrix.bot.user)
    await matrix.channel.hear(matrix.mark)
    for room, joined in ((hidden, False), (open_, True)):
        members = matrix.reader.call("GET", "rooms", room, "joined_members")["joined"]
        assert (matrix.bot.user in members) == joined


async def test_silent_cards_are_notices_and_the_others_are_not(matrix: MatrixCase) -> None:
    await shown(matrix, "1", silent=True)
    await shown(matrix, "2", silent=False)
    kinds = [one["msgtype"] for one in matrix.reader.sees(matrix.room, matrix.bot.user)]
    assert kinds == ["m.notice", "m.text"]


async def test_an_answer_is_said_in_the_room(matrix: MatrixCase) -> None:
    await matrix.channel.say(matrix.address, Text.of("typed-unknown"))
    assert "NHAN K7Q2" in matrix.words()


@pytest.mark.parametrize("address", ["", "!x:y", "@a:b", "!x:y a:b"])
async def test_what_is_no_address_is_never_tried(matrix: MatrixCase, address: str) -> None:
    with pytest.raises(Fault) as raised:
        await matrix.channel.say(address, Text.of("typed-unknown"))
    assert raised.value.turn is Turn.NEVER


GOOD = {"server": "https://matrix.example", "user": "@vanthu:so.example", "token": "syt_abcdefgh"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"server": "http://matrix.example"},
        {"server": ""},
        {"user": "vanthu"},
        {"token": "a b c d e f g"},
        {"trust": "body"},
        {"timeout": "0"},
        {"strange": "xyz"},
    ],
)
def test_wrong_options_are_named_and_their_values_are_not_said(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w") as raised:
        connect("matrix", GOOD | wrong, KIT)
    assert GOOD["token"] not in str(raised.value)


def test_it_is_not_trusted_with_more_than_the_abstract_and_does_not_show_its_token() -> None:
    channel: Any = connect("matrix", GOOD, KIT)
    assert channel.trust is Exposure.ABSTRACT
    assert GOOD["token"] not in repr(channel)
