"""Bảo quản chữ ký số, with real signatures: an issued letter through its first timestamp's end."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from adapters.signing.certificates import Evidence
from adapters.signing.check import Given, check_given
from adapters.signing.finish import Means
from adapters.signing.renew import renew
from core.preserving.going_round import preserve
from core.signing.report import SignatureReport
from tests.adapters.signing import pki
from tests.adapters.signing.test_renew import letter
from tests.core.issuing import a_dispatched, an_issuing_office
from tests.core.office import FakeClock, Office

pytestmark = pytest.mark.basis("R-9.3", "R-6.1")
FIRST_ENDS, SIGNERS_END, END = (
    datetime(2028, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC),
    datetime(2029, 4, 1, tzinfo=UTC),
)  # fmt: skip


class Judge:
    """The real verifier, with the authorities' lists of the day."""

    async def verify(self, content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        given = Given(at, [pki.root()], pki.crls(at))
        return await asyncio.to_thread(check_given, content, given)


@dataclass
class Stamper:
    """The real renewal, by the long-lived authority."""

    async def renew(self, pdf: bytes, now: datetime) -> bytes:
        known = Evidence((pki.root(),), tuple(pki.crls(now)))
        return await renew(pdf, now, Means(pki.timestamper(now), known))


async def lived(office: Office) -> tuple[Any, list[str]]:
    """An archived letter is issued, and looked at whenever it is due until the end; its verdicts."""
    document = office.now_is(await a_dispatched(office))
    content = await asyncio.to_thread(letter, "LTA")
    file = {"sha256": await office.files.put(content), "name": "a.pdf", "size": len(content)}
    office.store.work.entities[document.id].sealed = document.sealed | file
    office.verifier = Judge()  # type: ignore[assignment]
    verdicts = []
    while office.clock.at < END:
        row = office.store.work.kept_signatures[document.id]
        office.clock.at = row.next_at
        assert await preserve(office.ports) == {}
        verdicts.append(office.store.work.kept_signatures[document.id].files[0]["verdict"])
    return office.now_is(document), verdicts


@pytest.fixture
def office() -> Office:
    office = an_issuing_office()
    office.clock = FakeClock(datetime(2027, 8, 1, tzinfo=UTC))
    return office


async def test_a_renewed_letter_outlives_its_first_timestamp_authority(office: Office) -> None:
    office.archive = Stamper()
    document, verdicts = await lived(office)
    assert set(verdicts) == {"valid"}
    (row,) = document.recheck["files"]
    before, longer = (office.files.kept[row[name]] for name in ("sha256", "latest"))
    assert longer.startswith(before)
    stamps = [list(PdfFileReader(io.BytesIO(one)).embedded_timestamp_signatures)
              for one in (before, longer)]  # fmt: skip
    assert len(stamps[1]) == len(stamps[0]) + 1, "once, and not every month"
    assert datetime.fromisoformat(row["at"]) < FIRST_ENDS


async def test_without_a_timestamp_service_the_clerks_hear_of_it(office: Office) -> None:
    document, verdicts = await lived(office)
    assert verdicts[0] == "valid"
    assert verdicts[-1] != "valid"
    (row,) = document.recheck["files"]
    assert datetime.fromisoformat(row["at"]) >= SIGNERS_END, "till then the lists of the day tell"
    assert office.store.work.kept_signatures[document.id].turned_at is not None
