"""Two hundred clerks press “Cấp số” at once in the chat: two hundred consecutive numbers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.set_up import SetUp
from adapters.db.store import Database
from core.card import Area, Ref
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Appointment, Person, Role
from core.ports import Address, Hanging, UnitOfWork
from sandbox import people
from sandbox.state import Chat
from tests.bot.desk import Desk, at_work, cells
from tests.core.office import FakeClock, Office
from tests.databases import clock, database_url, kind, store
from tests.factories import AGENCY, CLERK, LEADER, NOW, PLANTS, SPECIALIST

__all__ = ["clock", "database_url", "kind", "store"]

MANY = 200
PROPOSED = "Cấp số 01/SNNMT-TT, ngày 23/11/2026"
PATIENCE = 90.0


@contextlib.asynccontextmanager
async def bot_at_work(store: Database, clock: FakeClock) -> AsyncIterator[Desk]:
    """The real poller, intake and dispatcher on the real store, over HTTP to the sandbox."""
    office = Office(clock=clock, store=store)  # type: ignore[arg-type] # a real one
    intake, conversations = Intake(store, clock), Conversations(store)
    async with at_work(office, intake=intake, conversations=conversations) as desk:
        running = [
            asyncio.create_task(part.run()) for part in (desk.parts.poller, desk.parts.intake)
        ]
        try:
            yield desk
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)


async def clerks(store: Database, many: int) -> list[Person]:
    set_up, found = SetUp(store), []
    for number in range(many):
        person = replace(CLERK, id=uuid4(), account=f"vt{number}", name=f"Văn thư {number}")
        await set_up.put_person(person)
        await set_up.appoint(Appointment(uuid4(), person.id, Role.CLERK, "Văn thư", None))
        found.append(person)
    return found


def linked(person: Person, address: Address, work: UnitOfWork) -> None:
    work.link(person.id, address, NOW)


async def phones(desk: Desk, everybody: Sequence[Person]) -> list[Chat]:
    chats = []
    for person in everybody:
        chat = desk.account.meet(person.name, None)
        chat.opened = True
        address = Address("telegram", str(chat.user["id"]))
        await desk.ports.store.write(partial(linked, person, address))
        chats.append(chat)
    return chats


def a_signed_letter(number: int) -> OutgoingDocument:
    return OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.SIGNED, SPECIALIST.id, NOW, unit_id=PLANTS.id,
        type_name="type-letter", subject=f"V/v văn bản thứ {number}", signer_id=LEADER.id, signed_at=NOW,
    )  # fmt: skip


async def has_card(desk: Desk, person: Person, chat: Chat, document: OutgoingDocument) -> None:
    """The card of the signed document lies in the clerk's chat, with its buttons."""
    ref, address = Ref(Area.OUTGOING, document.id), str(chat.user["id"])
    await desk.ports.store.write(lambda work: work.add(document))
    card = await desk.ports.cards.card(ref, person.id, desk.channel.trust)
    assert card is not None
    message, digest = await desk.channel.send(address, card, silent=False, reason=None)
    hanging = Hanging(ref, person.id, "telegram", address, message, digest)
    await desk.ports.store.write(lambda work: work.hang(hanging))


def button(desk: Desk, chat: Chat, label: str) -> tuple[int, dict[str, Any]] | None:
    """The newest button with this label."""
    for stored in desk.seen(chat)[::-1]:
        for cell in cells(stored):
            if label in cell["text"]:
                return stored.body["message_id"], cell
    return None


async def taps(desk: Desk, chat: Chat, label: str) -> str:
    """Presses it as soon as it is there; what the bot answered."""
    async with asyncio.timeout(PATIENCE):
        while (found := button(desk, chat, label)) is None:  # noqa: ASYNC110 - the product's answer
            await asyncio.sleep(0.02)
    answer = await people.tap(desk.account, chat, *found)
    assert answer is not None, "the tap was never answered"
    return str(answer.get("text") or "")


async def all_are_asked(desk: Desk, chats: Sequence[Chat]) -> None:
    """Each is told the same number: nobody has taken it yet."""
    async with asyncio.timeout(PATIENCE):
        while not all(button(desk, chat, PROPOSED) for chat in chats):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@pytest.mark.basis("R-9.2b")
async def test_two_hundred_clerks_at_once_get_two_hundred_consecutive_numbers(
    store: Database, clock: FakeClock
) -> None:
    async with bot_at_work(store, clock) as desk:
        limits = desk.account.limits
        desk.account.limits = replace(limits, tap_seconds=PATIENCE, callback_seconds=PATIENCE)
        everybody = await clerks(store, MANY)
        chats = await phones(desk, everybody)
        for number, (person, chat) in enumerate(zip(everybody, chats, strict=True)):
            await has_card(desk, person, chat, a_signed_letter(number))

        await asyncio.gather(*(taps(desk, chat, "Cấp số") for chat in chats))
        await all_are_asked(desk, chats)
        said = await asyncio.gather(*(taps(desk, chat, PROPOSED) for chat in chats))

    numbers = range(1, MANY + 1)
    wanted = [f"Đã cấp số {number:02}/SNNMT-TT, ngày 23/11/2026." for number in numbers]
    assert sorted(said) == sorted(wanted)
    found = await store.read(lambda records: list(records.issuing([OutgoingState.NUMBERED], 1000)))
    assert sorted(one.number for one in found) == list(numbers)
