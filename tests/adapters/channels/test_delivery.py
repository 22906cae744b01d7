"""From the outbox to the mailbox: repeats that can be told, the same code on both, honest receipts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.channels import connect
from adapters.db.outbox import Outbox
from adapters.db.store import Database
from core.card import Ref
from core.deliver import deliver
from core.effect import Road
from core.effects.notify import Notify
from core.ports import Address, Ports
from core.show import Show
from core.tasks.task import Task, TaskState
from core.text import Text
from tests.channels.email import KIT, READER, options
from tests.core.office import FakeClock, Office
from tests.databases import clock, database_url, kind, postgres, store
from tests.factories import AGENCY, CLERK, HEAD, LEADER, NOW, an_id, an_incoming_document
from tests.fakes.channel import FakeChannel
from tests.fakes.smtp import SmtpServer, listening
from tests.texts import TEXTS

__all__ = ["clock", "database_url", "kind", "postgres", "store"]


@pytest.fixture
async def server() -> AsyncIterator[SmtpServer]:
    async with listening(SmtpServer()) as running:
        yield running


@pytest.fixture
async def ports(store: Database, clock: FakeClock, server: SmtpServer) -> Ports:
    channel = connect("email", options(server), KIT)
    office = Office(clock=clock, channels={"email": channel})
    await store.write(lambda work: work.link(CLERK.id, Address("email", READER), NOW))
    return replace(
        office.ports, store=store, outbox=Outbox(store, clock), texts=TEXTS,
        cards=Show(store, clock), office=KIT.office,
    )  # fmt: skip


async def posted(ports: Ports, *, urgency: int = 3) -> None:
    document = an_incoming_document(urgency=urgency)

    def unit(work: Any) -> None:
        work.add(document)
        work.concern(Ref(document.area, document.id), [CLERK.id])
        notify = Notify(CLERK.id, document.area, document.id, urgency, reason="reason-replaced")
        work.post(AGENCY.id, [notify], NOW)

    await ports.store.write(unit)


async def run(ports: Ports, clock: FakeClock) -> None:
    clock.advance(minutes=1)
    for errand in await ports.outbox.claim(Road.PEOPLE, 10):
        await deliver(errand, ports)


def codes(server: SmtpServer) -> list[set[str]]:
    found = [
        re.findall(r"^\w+ (\w{4,8}) – ", one.part("plain"), re.MULTILINE) for one in server.letters
    ]
    return [set(one) for one in found]


async def test_a_row_that_is_tried_again_sends_the_same_message_once_more(
    ports: Ports, clock: FakeClock, server: SmtpServer
) -> None:
    await posted(ports)
    server.faults["BODY"] = "451 not now"
    await run(ports, clock)
    await run(ports, clock)
    await run(ports, clock)
    assert len(server.letters) == 2
    assert len({letter.message["Message-ID"] for letter in server.letters}) == 1
    first, again = codes(server)
    assert first == again
    assert len(first) == 1


async def test_after_an_unknown_send_the_labelled_repeat_carries_the_same_code(
    ports: Ports, clock: FakeClock, server: SmtpServer
) -> None:
    await posted(ports)
    server.drops.append("BODY")
    await run(ports, clock)
    await run(ports, clock)
    await run(ports, clock)
    assert len(server.letters) == 2
    label = TEXTS.plain(Text.of("reason-maybe-again"))
    assert [label in one.part("plain") for one in server.letters] == [False, True]
    first, again = codes(server)
    assert first == again


async def test_a_reader_whom_the_server_does_not_know_is_given_up(
    ports: Ports, clock: FakeClock, server: SmtpServer
) -> None:
    await posted(ports)
    server.faults["RCPT"] = "550 nobody"
    await run(ports, clock)
    await run(ports, clock)
    assert server.letters == []


async def test_a_letter_that_left_is_no_receipt_and_a_chat_is(server: SmtpServer) -> None:
    office = Office()
    task = Task(
        an_id("task"), AGENCY.id, an_id("document"), TaskState.ASSIGNED, True, HEAD.id, LEADER.id,
        "Làm", NOW + timedelta(days=3), NOW, "7", "1/UBND", "UBND", "V/v", term_days=3,
    )  # fmt: skip
    office.has(task)
    office.channels = {"email": connect("email", options(server), KIT), "fake": FakeChannel()}
    work = office.store.work
    work.link(HEAD.id, Address("email", READER), NOW)
    ports = replace(office.ports, texts=TEXTS)
    notify = Notify(HEAD.id, task.area, task.id)
    assert await notify.run(ports) is None
    assert len(server.letters) == 1
    work.link(HEAD.id, Address("fake", "1"), NOW)
    press = await notify.run(ports)
    assert press is not None
    assert press.step == "rcv"
