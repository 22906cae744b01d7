"""Delegations and versions of procedures, as both databases keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from adapters.db.set_up import SetUp
from adapters.db.store import Database
from core.card import Area, Ref
from core.errors import Fault
from core.people.capacity import Capacity, SigningRules
from core.people.delegation import Delegation, DelegationState
from core.procedure import Procedure
from tests.factories import AGENCY, DEPUTY, LEADER, NOW, an_id, an_incoming_document


def an_absence(name: str = "vang", **more: object) -> Delegation:
    return Delegation(
        **{
            "id": an_id(name),
            "agency_id": AGENCY.id,
            "state": DelegationState.PLANNED,
            "giver_id": LEADER.id,
            "taker_id": DEPUTY.id,
            "capacity": Capacity.FOR_HEAD,
            "absence": True,
            "from_at": NOW,
            "until_at": NOW + timedelta(days=3),
            "made_by": LEADER.id,
            "made_at": NOW,
        }
        | more  # type: ignore[arg-type]
    )


async def stand_in(store: Database) -> object:
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    return directory.stand_in(LEADER.id, NOW + timedelta(hours=1))


@pytest.mark.basis("R-20.5")
async def test_the_directory_knows_a_delegation_at_once_and_forgets_one_that_ended(
    store: Database,
) -> None:
    assert await stand_in(store) is None
    absence = an_absence(basis_number="15/QĐ", basis_on=date(2026, 11, 20), scope="Mọi việc")
    await store.write(lambda work: work.add(absence))
    assert await stand_in(store) == DEPUTY.id
    ref = Ref(Area.DELEGATION, absence.id)
    kept = await store.read(lambda records: records.load(ref))
    assert vars(kept) == vars(absence)

    def end(work: object) -> None:
        again = work.load(ref)  # type: ignore[attr-defined]
        again.state = DelegationState.ENDED
        work.save(again)  # type: ignore[attr-defined]

    await store.write(end)
    assert await stand_in(store) is None


async def test_a_delegation_that_was_rolled_back_never_was(store: Database) -> None:
    def unit(work: object) -> None:
        work.add(an_absence())  # type: ignore[attr-defined]
        assert work.directory(AGENCY.id).delegations  # type: ignore[attr-defined]
        raise Fault("never", "no")  # type: ignore[arg-type]

    with pytest.raises(Fault):
        await store.write(unit)
    assert await stand_in(store) is None


@pytest.mark.basis("R-12.2")
async def test_every_version_of_a_procedure_stays_as_it_was(store: Database) -> None:
    first = Procedure(1, frozenset({"pas"}), moves={"sub": {"drafting": "checked"}})
    second = Procedure(2, options={"collective": "Ủy ban nhân dân"})
    for one in (first, second, second):
        await SetUp(store).put_procedure(AGENCY.id, one)
    with pytest.raises(Fault):
        await SetUp(store).put_procedure(AGENCY.id, replace(first, unused=frozenset()))
    for version, kept in ((None, second), (2, second), (1, first), (0, Procedure())):
        found = await store.read(lambda records, v=version: records.procedure(AGENCY.id, v))  # type: ignore[misc]
        assert found == kept
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    assert directory.signing == SigningRules("Ủy ban nhân dân")


async def test_a_document_keeps_the_version_it_began_under(store: Database) -> None:
    document = an_incoming_document(procedure_version=7)
    await store.write(lambda work: work.add(document))
    ref = Ref(Area.INCOMING, document.id)
    kept = await store.read(lambda records: records.load(ref))
    assert kept.procedure_version == 7
