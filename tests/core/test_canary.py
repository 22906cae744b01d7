"""Văn bản thử: released at 7:25, greeted by the first chat, and missed aloud (N25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.calendar import TIME_ZONE
from core.canaries import prove
from core.canary.canary import Canary, CanaryState, canary_id
from core.card import Area, Exposure, Ref
from core.effects.carry_canary import CarryCanary
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.people.person import Actor, Person
from core.perform import perform
from core.ports import Address
from core.step import Stale
from tests.core.office import Office
from tests.core.test_notify import Chat
from tests.factories import AGENCY, CLERK, NOW, OFFICER
from tests.fakes.channel import ABLE
from tests.fakes.dms import FakeDms

pytestmark = pytest.mark.basis("R-6.1")
MORNING = datetime(2026, 11, 23, 7, 25, tzinfo=TIME_ZONE)
REF = Ref(Area.CANARY, canary_id(AGENCY.id, MORNING.date()))
SYSTEM = Actor.system(AGENCY.id)


class Exchange(FakeDms):
    """It can be told to be away."""

    away = False

    async def fetch(self, limit: int = 10) -> list[Any]:
        if self.away:
            raise Fault(Turn.AGAIN, "away")
        return await super().fetch(limit)


@pytest.fixture
def morning() -> Office:
    """A quarter of an hour before the office opens; its IT officer reads a chat and a mailbox."""
    office = Office(dms=Exchange())
    office.clock.at = MORNING
    directory = office.store.work.directories[AGENCY.id]
    people = (*directory.people, OFFICER)
    office.store.work.directories[AGENCY.id] = replace(directory, people=people)
    mail = Chat("mail", can=replace(ABLE, buttons=False, edits=False, arrives=False))
    office.channels = {"chat": Chat("chat"), "mail": mail}
    for name in ("chat", "mail"):
        office.store.work.link(OFFICER.id, Address(name, name), NOW)
    return office


def canary(office: Office) -> Canary:
    found: Canary = office.store.work.load(REF)
    return found


async def work_off(office: Office) -> None:
    """What the outbox would run, once each; faults are left for the next try."""
    kinds = (CarryCanary, Notify)
    while waiting := [one for one in office.store.work.posted if isinstance(one, kinds)]:
        effect = waiting[0]
        office.store.work.posted.remove(effect)
        try:
            press = await effect.run(office.ports)
        except Fault:
            office.store.work.posted.append(effect)
            return
        if press is not None:
            await perform(press, SYSTEM, office.ports)


async def shown(office: Office, to: Person = OFFICER) -> str:
    card = await office.ports.cards.card(REF, to.id, Exposure.BODY)
    assert card is not None
    return " ".join(line.text.key for line in card.lines)


async def test_it_goes_the_whole_way_and_says_how_long_that_took(morning: Office) -> None:
    await prove(morning.ports)
    morning.clock.advance(seconds=3)
    await work_off(morning)
    found = canary(morning)
    assert (found.state, found.arrived_at) == (CanaryState.ARRIVED, MORNING + timedelta(seconds=3))
    assert "canary-arrived" in await shown(morning)
    chat, mail = (morning.channels[name] for name in ("chat", "mail"))
    assert [(silent, why.key) for *_, silent, why in chat.sent] == [(True, "reason-canary")]
    assert mail.sent == []
    morning.clock.advance(minutes=3)
    await prove(morning.ports)
    assert canary(morning).state is CanaryState.ARRIVED
    assert [one.step for one in morning.store.work.journal] == ["vtq", "vtd"]


async def test_once_a_working_morning_and_never_before_or_on_a_day_off(morning: Office) -> None:
    for at, here in (
        (MORNING - timedelta(seconds=1), 0),
        (MORNING - timedelta(days=1), 0),
        (MORNING + timedelta(hours=3), 0),
        (MORNING + timedelta(hours=2), 1),
        (MORNING + timedelta(hours=2, seconds=5), 1),
    ):
        morning.clock.at = at
        await prove(morning.ports)
        kept = [one for one in morning.store.work.entities.values() if one.area is Area.CANARY]
        assert len(kept) == here, at
    assert len(morning.asked(CarryCanary)) == 1


async def test_a_dead_chat_is_told_by_the_other_channel_within_two_minutes(
    morning: Office,
) -> None:
    chat, mail = (morning.channels[name] for name in ("chat", "mail"))
    chat.faults = {"chat": Turn.AGAIN}
    await prove(morning.ports)
    await work_off(morning)
    morning.clock.advance(seconds=119)
    await prove(morning.ports)
    assert canary(morning).state is CanaryState.CARRIED
    morning.clock.advance(seconds=1)
    for _ in range(2):
        await prove(morning.ports)
    assert canary(morning).state is CanaryState.MISSED
    alarms = [one for one in morning.asked(Notify) if one.reason == "reason-canary-missed"]
    assert len(alarms) == 1
    await alarms[0].run(morning.ports)
    (sent,) = mail.sent
    assert sent[3].key == "reason-other-channel-because"
    assert "canary-look-at-chat" in await shown(morning)


async def test_an_exchange_that_does_not_answer_is_named_and_told_by_every_channel(
    morning: Office,
) -> None:
    morning.dms.away = True  # type: ignore[attr-defined]
    await prove(morning.ports)
    await work_off(morning)
    morning.clock.advance(minutes=2)
    await prove(morning.ports)
    alarm = next(one for one in morning.asked(Notify) if one.reason == "reason-canary-missed")
    await alarm.run(morning.ports)
    assert [len(morning.channels[name].sent) for name in ("chat", "mail")] == [1, 1]
    assert "canary-look-at-exchange" in await shown(morning)


async def test_a_file_that_was_lost_is_never_carried(morning: Office) -> None:
    await prove(morning.ports)
    await morning.ports.files.drop(canary(morning).sha256)
    (carry,) = morning.asked(CarryCanary)
    with pytest.raises(Fault) as fault:
        await carry.run(morning.ports)
    assert fault.value.turn is Turn.NEVER


async def test_what_comes_late_is_shown_late_and_stays_missed(morning: Office) -> None:
    await prove(morning.ports)
    morning.clock.advance(minutes=2)
    await prove(morning.ports)
    await work_off(morning)
    found = canary(morning)
    assert (found.state, found.carried_at) == (CanaryState.MISSED, morning.clock.now())


async def test_without_an_officer_the_clerks_hear_of_it(office: Office) -> None:
    office.clock.at = MORNING
    office.dms = FakeDms()
    await prove(office.ports)
    press = await office.asked(CarryCanary)[0].run(office.ports)
    assert press is not None
    await perform(press, SYSTEM, office.ports)
    assert CLERK.id in {one.person_id for one in office.asked(Notify)}


async def test_nobody_else_of_the_agency_can_press_it_along(morning: Office) -> None:
    await prove(morning.ports)
    with pytest.raises(Stale):
        await perform(
            replace(await morning.asked(CarryCanary)[0].run(morning.ports)),  # type: ignore[type-var]
            Actor(CLERK.id, AGENCY.id, "telegram"),
            morning.ports,
        )
