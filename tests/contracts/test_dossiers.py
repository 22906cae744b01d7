"""Hồ sơ in the store: one's own, newest first, and what was handed to the archive."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from adapters.db.store import Database
from core.card import Area, Ref
from core.dossiers.dossier import Dossier, DossierState, item
from tests.factories import AGENCY, CLERK, HEAD, NOW


def a_dossier(state: DossierState, age: int, keeper: UUID = HEAD.id, **more: Any) -> Dossier:
    created, origin = NOW - timedelta(days=age), uuid4()
    given: dict[str, Any] = {
        "id": uuid4(), "agency_id": AGENCY.id, "state": state, "keeper_id": keeper,
        "origin_id": origin, "year": 2026, "notation": f"0{age}.TT", "title": "Hồ sơ",
        "retention": "retention-10", "rights": "rights-open", "language": "Tiếng Việt",
        "started_on": created.date(), "created_at": created,
        "items": [item(Ref(Area.INCOMING, origin), HEAD.name, created)],
    }  # fmt: skip
    return Dossier(**given | more)


async def test_dossiers_are_found_by_keeper_by_state_and_by_the_archive(store: Database) -> None:
    old = a_dossier(DossierState.OPEN, 3)
    new = a_dossier(DossierState.OPEN, 1)
    given = a_dossier(DossierState.SUBMITTED, 2)
    kept = a_dossier(DossierState.ARCHIVED, 4, CLERK.id, archived_at=NOW, ended_on=NOW.date())
    foreign = a_dossier(DossierState.ARCHIVED, 5, agency_id=uuid4())
    every = (old, new, given, kept, foreign)
    await store.write(lambda work: [work.add(one) for one in every])

    async def own(*page: int, state: str = "") -> list[UUID]:
        found = await store.read(lambda records: records.dossiers_of(HEAD.id, *page, state=state))
        return [one.id for one in found]

    assert await own(9) == [new.id, given.id, old.id, foreign.id]
    assert await own(1, 1) == [given.id]
    assert await own(9, state=DossierState.OPEN) == [new.id, old.id]
    deposited = await store.read(lambda records: records.deposited(AGENCY.id, 9))
    assert [one.id for one in deposited] == [given.id, kept.id]
    assert vars(deposited[1]) == vars(kept)
