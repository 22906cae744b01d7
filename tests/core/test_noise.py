"""Giờ yên lặng: what is calm may come without sound, what is urgent never does (N23)."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from core.calendar import TIME_ZONE
from core.card import Area
from core.effects.catch_up import CatchUp
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.noise import SOUNDING_A_DAY, NotQuietHours, Quiet, hours
from core.ports import Address
from tests.core.office import Office
from tests.core.test_notify import Chat
from tests.factories import CLERK, NOW, an_incoming_document

NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=TIME_ZONE)
BEFORE_DAWN = datetime(2026, 11, 23, 6, 29, 59, tzinfo=TIME_ZONE)
SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=TIME_ZONE)
OPEN = datetime(2026, 11, 23, 6, 30, tzinfo=TIME_ZONE)


@pytest.fixture
def chat(office: Office) -> Chat:
    chat = Chat()
    office.channels = {"fake": chat}
    office.store.work.link(CLERK.id, Address("fake", "a"), NOW)
    return chat


async def tell(office: Office, at: datetime, urgency: int = 0) -> None:
    office.clock.at = at
    document = office.has(an_incoming_document())
    await Notify(CLERK.id, Area.INCOMING, document.id, urgency, reason="reason-hurry").run(
        office.ports
    )


def silences(chat: Chat) -> list[bool]:
    return [silent for _, _, silent, _ in chat.sent]


@pytest.mark.parametrize("at", [NIGHT, BEFORE_DAWN, SUNDAY_NOON])
async def test_at_night_and_on_a_day_off_calm_things_come_silently_and_urgent_ones_ring(
    office: Office, chat: Chat, at: datetime
) -> None:
    await tell(office, at)
    for urgency in (1, 2, 3):
        await tell(office, at, urgency)
    assert silences(chat) == [True, False, False, False]


async def test_in_the_morning_they_ring_again(office: Office, chat: Chat) -> None:
    await tell(office, OPEN)
    assert silences(chat) == [False]


async def test_after_so_many_the_rest_of_the_day_is_silent_but_not_the_urgent(
    office: Office, chat: Chat
) -> None:
    for _ in range(SOUNDING_A_DAY + 2):
        await tell(office, NOW)
    await tell(office, NOW, urgency=1)
    assert silences(chat) == [False] * SOUNDING_A_DAY + [True, True, False]
    (today,) = office.store.work.noise(CLERK.id, NOW.date())
    assert (today.sounded, today.silent) == (SOUNDING_A_DAY, 2)
    chat.sent.clear()
    await tell(office, OPEN.replace(day=25))
    assert silences(chat) == [False]


async def test_the_summary_after_an_outage_is_silent_at_night_too(
    office: Office, chat: Chat
) -> None:
    office.clock.at = NIGHT
    things = [office.has(an_incoming_document()) for _ in range(2)]
    await CatchUp(CLERK.id, [f"incoming/{one.id.hex}" for one in things], 5).run(office.ports)
    assert silences(chat) == [True]
    (today,) = office.store.work.noise(CLERK.id, NOW.date())
    assert (today.sounded, today.silent) == (0, 1)


async def test_what_no_channel_took_uses_nothing_up(office: Office, chat: Chat) -> None:
    chat.faults = {"a": Turn.AGAIN}
    with pytest.raises(Fault):
        await tell(office, NOW)
    assert office.store.work.noise(CLERK.id, NOW.date()) == []


async def test_a_digest_is_silent_and_counts_nothing(office: Office, chat: Chat) -> None:
    document = office.has(an_incoming_document())
    await Notify(CLERK.id, Area.INCOMING, document.id, bulk=True).run(office.ports)
    assert silences(chat) == [True]
    assert office.store.work.noise(CLERK.id, NOW.date()) == []


async def test_whoever_wants_no_quiet_hours_is_told_aloud(office: Office, chat: Chat) -> None:
    never = Quiet(CLERK.id, time(0), time(0), days_off=False)
    office.store.work.put_quiet(never)
    for at in (NIGHT, BEFORE_DAWN, SUNDAY_NOON):
        await tell(office, at)
    assert silences(chat) == [False] * 3


async def test_hours_within_one_day_are_quiet_between_them_alone(
    office: Office, chat: Chat
) -> None:
    office.store.work.put_quiet(Quiet(CLERK.id, time(11, 30), time(13), days_off=True))
    for hour, minute in ((11, 29), (11, 30), (12, 59), (13, 0), (23, 0)):
        await tell(office, NIGHT.replace(hour=hour, minute=minute))
    assert silences(chat) == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("21:00 đến 6:00", (time(21), time(6))),
        ("21h30 6h", (time(21, 30), time(6))),
        ("21 - 6:15", (time(21), time(6, 15))),
        ("22g–5g30", (time(22), time(5, 30))),
        ("21:00 DEN 6:00", (time(21), time(6))),
    ],
)
def test_hours_are_read_as_people_write_them(words: str, span: tuple[time, time]) -> None:
    assert hours(words) == span


@pytest.mark.parametrize(
    "words", ["", "21", "24:00 6:00", "21:60 6", "6:00 6:00", "tối nay", "2100600"]
)
def test_what_is_no_pair_of_moments_is_refused(words: str) -> None:
    with pytest.raises(NotQuietHours):
        hours(words)
