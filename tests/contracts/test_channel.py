"""What every channel owes the core; run on every channel found in `tests/channels`."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from typing import Any

import pytest

import tests.channels
from core.card import Area, Button, Card, Exposure, FileRef, Line, Ref
from core.errors import Fault, Turn
from core.ports import Can, Hanging
from core.text import Text
from tests.channels.case import Case
from tests.factories import CLERK, an_id

REF = Ref(Area.INCOMING, an_id("card"))
FOUND = sorted(
    path.stem
    for path in Path(tests.channels.__file__).parent.glob("[a-z]*.py")
    if path.stem != "case"
)
TITLE = "Văn bản đến số 1234"
CANARY = "CHIM-HOANG-YEN"


def a_card(subject: str = "V/v ứng phó bão số 12", *buttons: str, **more: Any) -> Card:
    return Card(
        REF,
        1,
        Text.of("incoming-title", urgency=Text.of("mark-0"), number=1234),
        (Line(Text.of("line-subject", subject=subject)),),
        tuple(Button(code, Text.of("option-plain", label=code)) for code in buttons),
        **more,
    )


@pytest.fixture(params=FOUND)
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    module = importlib.import_module(f"tests.channels.{request.param}")
    async with module.at_work() as made:
        yield made


async def sent(case: Case, card: Card, once: str = "7/notify") -> Hanging:
    key, digest = await case.channel.send(case.address, card, silent=True, reason=None, once=once)
    return Hanging(REF, CLERK.id, case.channel.name, case.address, key, digest)


async def failed(case: Case, card: Card) -> Turn:
    with pytest.raises(Fault) as fault:
        await sent(case, card)
    return fault.value.turn


def editing(case: Case) -> None:
    if not case.channel.can.edits:
        pytest.skip("this channel cannot change what it sent")


async def test_it_names_itself_and_declares_what_it_can_and_how_far_it_is_trusted(
    case: Case,
) -> None:
    channel = case.channel
    assert channel.name == channel.name.strip().lower() != ""
    assert isinstance(channel.trust, Exposure)
    assert isinstance(channel.can, Can)
    assert channel.can.longest > 0
    with pytest.raises(FrozenInstanceError):
        channel.can.longest = 1  # type: ignore[misc]


async def test_a_card_arrives_once_with_its_title_and_lines(case: Case) -> None:
    await sent(case, a_card())
    assert case.count() == 1
    assert TITLE in case.words()
    assert "V/v ứng phó bão số 12" in case.words()


async def test_every_message_has_a_key_of_its_own(case: Case) -> None:
    first, second = await sent(case, a_card(), "1/notify"), await sent(case, a_card(), "2/notify")
    assert isinstance(first.message_key, str)
    assert first.message_key != second.message_key


async def test_a_card_can_be_amended_in_place(case: Case) -> None:
    editing(case)
    hanging = await sent(case, a_card())
    digest = await case.channel.amend(hanging, a_card("V/v hoãn họp"))
    assert digest != hanging.digest
    assert case.count() == 1
    assert "V/v hoãn họp" in case.words()


async def test_what_cannot_be_changed_any_more_is_forgotten_by_the_core(case: Case) -> None:
    if case.channel.can.edits:
        pytest.skip("this channel can change what it sent")
    hanging = await sent(case, a_card())
    with pytest.raises(Fault) as fault:
        await case.channel.amend(hanging, a_card("V/v hoãn họp"))
    assert fault.value.turn is Turn.NEVER


async def test_the_same_card_has_the_same_digest_and_is_left_alone(case: Case) -> None:
    hanging, again = await sent(case, a_card(), "1/notify"), await sent(case, a_card(), "2/notify")
    assert hanging.digest == again.digest
    if case.channel.can.edits:
        assert await case.channel.amend(hanging, a_card()) == hanging.digest


async def test_other_buttons_are_another_digest(case: Case) -> None:
    one, other = await sent(case, a_card()), await sent(case, a_card("x", "reg"), "8/notify")
    assert one.digest != other.digest


async def test_amending_twice_with_a_forgotten_digest_is_no_fault(case: Case) -> None:
    editing(case)
    hanging = await sent(case, a_card())
    digest = await case.channel.amend(replace(hanging, digest=""), a_card())
    assert digest == hanging.digest


async def test_a_reason_is_said_with_the_card_and_is_no_part_of_its_digest(case: Case) -> None:
    plain = await sent(case, a_card())
    reason = Text.of("reason-approved", names="Lê Văn An")
    _, digest = await case.channel.send(case.address, a_card(), silent=False, reason=reason)
    assert digest == plain.digest
    assert "Lê Văn An" in case.words()


async def test_a_copy_says_why_it_was_sent_until_somebody_decides_something(case: Case) -> None:
    editing(case)
    reason = Text.of("reason-approved", names="Lê Văn An")
    key, digest = await case.channel.send(case.address, a_card(), silent=False, reason=reason)
    place = (REF, CLERK.id, case.channel.name, case.address)
    hanging = Hanging(*place, key, digest, reason, version=1)

    machine_found = a_card("V/v hoãn họp")
    digest = await case.channel.amend(hanging, machine_found)
    assert "Lê Văn An" in case.words()

    decided = replace(a_card("V/v không họp nữa"), version=2)
    await case.channel.amend(replace(hanging, digest=digest), decided)
    assert "V/v không họp nữa" in case.words()
    assert "Lê Văn An" not in case.words()


async def test_what_is_beyond_its_trust_is_not_sent_even_when_it_is_handed_over(case: Case) -> None:
    file = FileRef("ab" * 32, f"{CANARY}.pdf", 9)
    shown = [Line(Text.of("line-subject", subject=f"{CANARY}-{one}"), one) for one in Exposure]
    card = replace(a_card(), lines=tuple(shown), files=(file,), earlier=file)
    await sent(case, card)
    wire, trust = case.wire().decode("utf-8", "replace"), case.channel.trust
    for one in Exposure:
        assert (f"{CANARY}-{one}" in wire) == (one <= trust)
    assert f"{CANARY}.pdf" not in wire or trust >= Exposure.BODY


async def test_somebody_who_left_is_never_tried_again(case: Case) -> None:
    case.block()
    assert await failed(case, a_card()) is Turn.NEVER


async def test_a_message_that_may_have_arrived_is_unknown(case: Case) -> None:
    case.swallow()
    assert await failed(case, a_card()) is Turn.UNKNOWN


async def test_a_message_that_is_gone_is_never_amended(case: Case) -> None:
    hanging = await sent(case, a_card())
    for key in ("999", "", "x-y"):
        with pytest.raises(Fault) as fault:
            await case.channel.amend(replace(hanging, message_key=key), a_card("x"))
        assert fault.value.turn is Turn.NEVER


async def test_what_is_too_long_is_cut_and_keeps_its_title(case: Case) -> None:
    longest = case.channel.can.longest
    await sent(case, a_card("dài " * (longest // 2)))
    assert TITLE in case.words()
    assert len(case.words()) <= longest


async def test_where_there_are_no_buttons_every_step_can_be_typed(case: Case) -> None:
    if case.channel.can.buttons:
        pytest.skip("this channel has buttons")
    card = a_card("x", "got", "npc", code="K7QX")
    await sent(case, card)
    assert "NHAN K7QX – got" in case.words()
    assert "XEM K7QX – npc" in case.words()


async def test_the_lines_to_type_are_not_what_is_cut(case: Case) -> None:
    if case.channel.can.buttons:
        pytest.skip("this channel has buttons")
    await sent(case, a_card("dài " * case.channel.can.longest, "got", code="K7QX"))
    assert "NHAN K7QX – got" in case.words()
