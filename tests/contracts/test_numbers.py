"""Cấp số on both databases: consecutive whoever asks, per series, per year; and what they know."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from adapters.db.set_up import SetUp
from adapters.db.store import Database
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.correspondent import Correspondent
from core.perform import perform
from core.procedure import Procedure
from core.registers.register import Register, RegisterKind
from core.registers.series import Layout, Numbering
from core.step import Press
from tests.core.office import FakeClock, Office
from tests.factories import AGENCY, CLERK, LEADER, NOW, PLANTS, SPECIALIST, acting

MANY = 200


def a_signed_document(type_name: str = "type-letter") -> OutgoingDocument:
    return OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.SIGNED, SPECIALIST.id, NOW, unit_id=PLANTS.id,
        type_name=type_name, subject="V/v x", signer_id=LEADER.id, signed_at=NOW,
    )  # fmt: skip


def an_office_on(store: Database, at: datetime = NOW) -> Office:
    return Office(clock=FakeClock(at), store=store)  # type: ignore[arg-type] # a real one


async def numbered(office: Office, documents: list[OutgoingDocument]) -> list[int]:
    presses = [Press("num", one.id, 1, {"number": "take"}) for one in documents]
    await asyncio.gather(*(perform(one, acting(CLERK), office.ports) for one in presses))
    found = await office.store.read(
        lambda records: [records.issuing([OutgoingState.NUMBERED], 1000)]
    )
    return sorted(one.number for one in found[0])


@pytest.mark.basis("R-9.2b")
async def test_two_hundred_at_once_get_two_hundred_consecutive_numbers(store: Database) -> None:
    documents = [a_signed_document() for _ in range(MANY)]
    for document in documents:
        await store.write(lambda work, one=document: work.add(one))  # type: ignore[misc]
    assert await numbered(an_office_on(store), documents) == list(range(1, MANY + 1))
    register = Register(AGENCY.id, RegisterKind.OUTGOING, 2026, "one")
    assert await store.read(lambda records: records.last_number(register)) == MANY


@pytest.mark.basis("R-9.2b")
async def test_a_number_that_was_not_used_is_given_to_the_next(store: Database) -> None:
    register = Register(AGENCY.id, RegisterKind.OUTGOING, 2026, "one")

    def fails(work: object) -> None:
        work.number(register)  # type: ignore[attr-defined]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.write(fails)
    assert await store.write(lambda work: work.number(register)) == 1


@pytest.mark.basis("R-9.2b")
async def test_each_series_and_each_year_begins_at_one(store: Database, set_up: SetUp) -> None:
    await set_up.put_procedure(AGENCY.id, Procedure(numbering=Numbering(Layout.PER_TYPE)))
    first, second = a_signed_document(), a_signed_document("type-report")
    third = a_signed_document()
    for document in (first, second, third):
        await store.write(lambda work, one=document: work.add(one))  # type: ignore[misc]
    assert await numbered(an_office_on(store), [first, second]) == [1, 1]
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert await numbered(an_office_on(store, new_year), [third]) == [1, 1, 1]


@pytest.fixture
def set_up(store: Database) -> SetUp:
    return SetUp(store)


async def test_correspondents_are_seen_by_everybody_at_once(store: Database, set_up: SetUp) -> None:
    def names(records: object) -> list[str]:
        return [one.name for one in records.directory(AGENCY.id).correspondents]  # type: ignore[attr-defined]

    before = await store.read(names)
    other = Correspondent("G01.02", "Bộ Nông nghiệp và Môi trường", electronic=False)
    await set_up.put_correspondents([other])
    assert set(await store.read(names)) == {*before, other.name}
    await set_up.put_correspondents([replace(other, name="Bộ NNMT")])
    assert set(await store.read(names)) == {*before, "Bộ NNMT"}
    await set_up.put_agency(replace(AGENCY, id=UUID(int=7), code="000.00.07.H56", name="Sở Mới"))
    assert "Sở Mới" in await store.read(names)


async def test_a_procedure_keeps_how_numbers_are_given(store: Database, set_up: SetUp) -> None:
    kept = Procedure(
        numbering=Numbering(Layout.PER_TYPE, {"BC": "x"}, frozenset({PLANTS.id}), ("BCTĐ",)),
        gateway=PLANTS.id,
        paper_copy=False,
    )
    await set_up.put_procedure(AGENCY.id, kept)
    assert await store.read(lambda records: records.procedure(AGENCY.id)) == kept
