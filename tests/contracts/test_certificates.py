"""Certificates, as both databases keep them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from adapters.db.store import Database
from core.card import Area, Ref
from core.people.certificate import CertificateState
from core.signing.entitled import usable
from tests.core.test_certificates import a_certificate
from tests.factories import AGENCY, CLERK, NOW


@pytest.mark.basis("R-11.1")
async def test_a_certificate_comes_back_as_it_was_and_the_directory_knows_it(
    store: Database,
) -> None:
    one = a_certificate(
        state=CertificateState.HANDED_OVER, keeper_id=CLERK.id, keep_from=NOW,
        keep_until=NOW + timedelta(days=9), basis_number="15/QĐ", basis_on=date(2026, 11, 20),
        handovers=[{"what": "assigned", "by": "An"}],
    )  # fmt: skip
    assert await _usable(store) == 0
    assert await store.write(lambda work: work.add_once(one))
    assert not await store.write(lambda work: work.add_once(one))
    assert await _usable(store) == 1
    ref = Ref(Area.CERTIFICATE, one.id)
    kept = await store.read(lambda records: records.load(ref))
    assert vars(kept) == vars(one)

    def revoke(work: object) -> None:
        again = work.load(ref)  # type: ignore[attr-defined]
        again.state, again.revoked_at = CertificateState.REVOKED, NOW
        work.save(again)  # type: ignore[attr-defined]

    await store.write(revoke)
    assert await _usable(store) == 0


async def _usable(store: Database) -> int:
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    return len(usable(directory, CLERK.id, NOW + timedelta(hours=1)))
