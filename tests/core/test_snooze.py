"""Hẹn nhắc lại: the half day's list may be put off twice, with a reason, never past the half day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from core.attendance.check import CheckState, HalfDayCheck
from core.attendance.steps.snooze_check import SnoozedTooFar
from core.calendar import TIME_ZONE
from core.effects.remind_check import RemindCheck
from core.ports import Address
from core.step import NotYourStep
from tests.core.office import Office
from tests.core.test_notify import Chat
from tests.factories import AGENCY, HEAD, NOW, SPECIALIST

pytestmark = pytest.mark.basis("R-20.1b")


@pytest.fixture
def chat(office: Office) -> Chat:
    chat = Chat("chat")
    office.channels = {"chat": chat}
    office.store.work.link(HEAD.id, Address("chat", "head"), NOW)
    return chat


def a_check(office: Office, half: str = "am") -> HalfDayCheck:
    check = HalfDayCheck(uuid4(), AGENCY.id, HEAD.id, NOW.date(), half, CheckState.OPEN, NOW)
    found: HalfDayCheck = office.has(replace(check, new=3))
    return found


async def snooze(office: Office, check: HalfDayCheck, wait: str = "snooze-30") -> RemindCheck:
    await office.press(HEAD, "hnl", check, wait=wait, reason="Đang họp giao ban")
    found: RemindCheck = office.asked(RemindCheck)[-1]
    return found


async def test_the_list_comes_again_at_its_moment(office: Office, chat: Chat) -> None:
    check = a_check(office)
    again = await snooze(office, check)
    assert again.starts == office.clock.now().replace(hour=2, minute=0)
    card = await office.card(HEAD, check)
    assert card is not None
    assert "digest-again" in {line.text.key for line in card.lines}
    office.clock.at = again.at
    await again.run(office.ports)
    assert [one[-1].key for one in chat.sent if one[-1]] == ["reason-check-again"]
    assert office.store.work.journal[-1].details["reason"] == "Đang họp giao ban"


async def test_what_was_checked_meanwhile_is_not_said_again(office: Office, chat: Chat) -> None:
    check = a_check(office)
    again = await snooze(office, check)
    await office.press(HEAD, "chk", check)
    await again.run(office.ports)
    assert chat.sent == []


async def test_of_two_moments_the_later_one_counts(office: Office, chat: Chat) -> None:
    check = a_check(office)
    first = await snooze(office, check)
    second = await snooze(office, check, "snooze-60")
    await first.run(office.ports)
    assert chat.sent == []
    await second.run(office.ports)
    assert len(chat.sent) == 1


async def test_it_is_put_off_twice_and_no_more_and_by_nobody_else(office: Office) -> None:
    check = a_check(office)
    with pytest.raises(NotYourStep):
        await office.press(SPECIALIST, "hnl", check, wait="snooze-30", reason="Đang họp")
    await snooze(office, check)
    await snooze(office, check)
    assert "hnl" not in await office.buttons(HEAD, check)
    with pytest.raises(NotYourStep):
        await snooze(office, check)


@pytest.mark.parametrize(("half", "hour", "last"), [("am", 11, "12:00"), ("pm", 16, "17:00")])
async def test_it_is_never_put_off_past_the_half_day(
    office: Office, half: str, hour: int, last: str
) -> None:
    check = a_check(office, half)
    office.clock.at = datetime(2026, 11, 23, hour, 10, tzinfo=TIME_ZONE)
    with pytest.raises(SnoozedTooFar) as said:
        await snooze(office, check, "snooze-60")
    assert dict(said.value.text.params)["last"] == last
    assert office.now_is(check).snoozes == 0
