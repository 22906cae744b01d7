"""Call sheets and telephone numbers, as both databases keep them; no call after “đã nhận” (P6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.db.outbox import Outbox
from adapters.db.set_up import SetUp
from adapters.db.store import Database
from core.calls.sheet import CallSheet, CallState, Outcome, sheet_id
from core.card import Area, Ref
from core.deliver import deliver
from core.effect import Road
from core.effects.notify import CALL
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Actor
from core.perform import perform
from core.ports import Address, Ports
from core.show import Show
from core.step import Press
from core.upkeep import call_again
from tests.core.office import FakeClock, Office
from tests.core.test_incoming_steps import findings
from tests.databases import put_person
from tests.factories import AGENCY, CLERK, CLERK_2, LEADER, NOW, acting, an_incoming_document
from tests.fakes.channel import FakeChannel


@pytest.fixture
def ports(store: Database, clock: FakeClock) -> Ports:
    channel = FakeChannel()
    given = Office(clock=clock, channels={"fake": channel}).ports
    outbox: Any = Outbox(store, clock)
    return replace(given, store=store, outbox=outbox, cards=Show(store, clock))


async def an_urgent(ports: Ports) -> IncomingDocument:
    document = an_incoming_document(IncomingState.ARRIVED, urgency=3)
    await ports.store.write(lambda work: work.add(document))
    press = Press("ver", document.id, None, {"findings": findings()})
    await perform(press, Actor.system(AGENCY.id), ports)
    for one in (CLERK, CLERK_2, LEADER):
        address = Address("fake", one.account)
        await ports.store.write(lambda work, p=one, a=address: work.link(p.id, a, NOW))  # type: ignore[misc]
    return document


async def the_sheet(ports: Ports, document: IncomingDocument) -> CallSheet:
    ref = Ref(Area.CALL, sheet_id(document.id))
    sheet: CallSheet = await ports.store.read(lambda records: records.load(ref))
    return sheet


async def minutes(ports: Ports, clock: FakeClock, count: int) -> None:
    for _ in range(count):
        clock.advance(minutes=1)
        await call_again(ports)


async def sent(ports: Ports) -> list[Any]:
    """Everything that is due to people now is sent; what was said above the cards."""
    channel: Any = ports.channels["fake"]
    before = {key for chat in channel.chats.values() for key in chat}
    while errands := await ports.outbox.claim(Road.PEOPLE, 50):
        for errand in errands:
            await deliver(errand, ports)
    every = {key: one for chat in channel.chats.values() for key, one in chat.items()}
    return [one.reason for key, one in every.items() if key not in before and one.reason]


@pytest.mark.basis("R-6.2c")
async def test_the_sheet_is_opened_called_through_and_opened_again(
    ports: Ports, clock: FakeClock
) -> None:
    document = await an_urgent(ports)
    await minutes(ports, clock, 30)
    sheet = await the_sheet(ports, document)
    assert (sheet.state, sheet.number, sheet.urgency) == (CallState.OPEN, document.reference, 3)
    assert CALL in {reason.key for reason in await sent(ports)}
    first = sheet.pending[0]["person"]
    await perform(Press("kgd", sheet.id, sheet.version), acting(CLERK), ports)
    sheet = await the_sheet(ports, document)
    assert (sheet.rows[0]["outcome"], sheet.pending[0]["person"] == first) == ("missed", False)
    answers = {"answered": "himself", "at": clock.now().isoformat()}
    reached = sheet.pending[0]["person"]
    await perform(Press("gdc", sheet.id, sheet.version, answers), acting(CLERK_2), ports)
    sheet = await the_sheet(ports, document)
    assert (sheet.state, sheet.rows[1]["outcome"]) == (CallState.REACHED, Outcome.REACHED)
    waits = await ports.store.read(lambda records: records.waits_of(document.id))
    wait = next(one for one in waits if one.person_id.hex == reached)
    assert (wait.reached_at, wait.repeat_at, wait.acknowledged_at) == (clock.now(), None, None)


@pytest.mark.basis("R-6.2c")
async def test_p6_after_the_acknowledgement_no_sheet_is_sent_and_none_is_opened(
    ports: Ports, clock: FakeClock
) -> None:
    document = await an_urgent(ports)
    await minutes(ports, clock, 30)
    press = Press("got", document.id, None)
    now = await ports.store.read(lambda records: records.load(Ref(Area.INCOMING, document.id)))
    await perform(replace(press, version=now.version), acting(CLERK), ports)
    assert (await the_sheet(ports, document)).state == CallState.ENDED
    assert await sent(ports) == []
    await minutes(ports, clock, 60)
    assert await sent(ports) == []
    kept = await ports.store.read(lambda records: records.journal(AGENCY.id))  # type: ignore[attr-defined]
    assert [e.after for e in kept if e.step == "call_sheet"] == ["open", "ended"]


async def test_what_the_sheet_holds_comes_back_as_it_was(store: Database) -> None:
    row = {"person": CLERK.id.hex, "why": "silent", "round": 1, "outcome": ""}
    sheet = CallSheet(
        sheet_id(CLERK.id), AGENCY.id, CallState.OPEN, "task", CLERK.id, "assigned", "5/UBND", NOW,
        rows=[row], urgency=2, due_at=NOW + timedelta(days=1),
    )  # fmt: skip
    await store.write(lambda work: work.add(sheet))
    kept = await store.read(lambda records: records.load(Ref(Area.CALL, sheet.id)))
    assert vars(kept) == vars(sheet)


async def test_a_number_is_in_the_directory_at_once_and_outlives_an_import(store: Database) -> None:
    async def known() -> str:
        directory = await store.read(lambda records: records.directory(AGENCY.id))
        return directory.person(CLERK.id).phone

    assert await known() == ""
    await store.write(lambda work: work.put_phone(CLERK.id, "0912345678"))
    assert await known() == "0912345678"
    await put_person(SetUp(store), CLERK)
    assert await known() == "0912345678"
    await store.write(lambda work: work.put_phone(CLERK.id, ""))
    assert await known() == ""
