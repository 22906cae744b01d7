"""Gia hạn dấu thời gian lưu trữ: what outlives its first timestamp authority, and what does not."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from adapters.signing.certificates import Evidence
from adapters.signing.check import Given, check_given
from adapters.signing.finish import Means
from adapters.signing.renew import renew
from core.errors import Fault, Turn
from core.signing.report import SignatureReport, Verdict
from tests.adapters.signing import pki
from tests.adapters.signing.papers import AGENCY, LEADER, Signing, both

pytestmark = pytest.mark.basis("R-8.1a")
SOON, LATE = datetime(2027, 11, 1, tzinfo=UTC), datetime(2029, 6, 1, tzinfo=UTC)
FIRST_ENDS = datetime(2028, 1, 1, tzinfo=UTC)


def letter(level: str, tsa: str = "tsa-short") -> bytes:
    by = {"level": level, "tsa": tsa} if level != "B" else {}
    person = Signing("leader", LEADER, certify=True, **by)
    return both(person, Signing("agency", AGENCY, **by))


def judged(content: bytes, at: datetime, lists: datetime | None = None) -> SignatureReport:
    crls = pki.crls(lists) if lists else []
    return check_given(content, Given(at, [pki.root()], crls))


def means(at: datetime, tsa: str = "tsa") -> Means:
    return Means(pki.timestamper(at, label=tsa), Evidence((pki.root(),), tuple(pki.crls(at))))


def renewed(content: bytes, at: datetime = SOON) -> bytes:
    return asyncio.run(renew(content, at, means(at)))


def stamps(content: bytes) -> int:
    return len(list(PdfFileReader(io.BytesIO(content)).embedded_timestamp_signatures))


@pytest.fixture(scope="module")
def archived() -> bytes:
    return letter("LTA")


def test_a_file_says_how_long_its_last_timestamp_will_hold(archived: bytes) -> None:
    assert judged(archived, SOON, SOON).holds_until == FIRST_ENDS
    assert judged(renewed(archived), SOON, SOON).holds_until == datetime(2050, 1, 1, tzinfo=UTC)


def test_a_file_outlives_its_first_timestamp_authority_only_when_it_was_renewed(
    archived: bytes,
) -> None:
    assert judged(archived, SOON, SOON).verdict is Verdict.VALID
    assert judged(archived, LATE).verdict is not Verdict.VALID
    longer = renewed(archived)
    assert longer.startswith(archived)
    assert stamps(longer) == stamps(archived) + 1
    for at in (SOON, LATE, datetime(2043, 1, 1, tzinfo=UTC)):
        assert judged(longer, at).verdict is Verdict.VALID, at


def test_renewed_after_the_end_it_proves_nothing(archived: bytes) -> None:
    report = judged(renewed(archived, LATE), LATE, LATE)
    assert report.verdict is not Verdict.VALID


@pytest.mark.parametrize("level", ["B", "T"])
def test_a_file_without_archive_timestamps_gets_its_evidence_and_the_first(level: str) -> None:
    plain = letter(level)
    ends = judged(plain, SOON, SOON).holds_until
    assert ends == min(pki.cert(one).not_valid_after for one in ("leader", "agency"))
    longer = renewed(plain)
    assert (stamps(plain), stamps(longer)) == (0, 1)
    assert longer.startswith(plain)
    far = ends + timedelta(days=400)
    assert judged(plain, far).verdict is not Verdict.VALID
    report = judged(longer, far)
    assert report.verdict is Verdict.VALID, report.findings


def test_the_chain_can_be_continued_again_and_again(archived: bytes) -> None:
    longer = archived
    for year in (2027, 2031, 2036):
        longer = renewed(longer, datetime(year, 6, 1, tzinfo=UTC))
    assert judged(longer, datetime(2049, 1, 1, tzinfo=UTC)).verdict is Verdict.VALID


def test_without_service_or_evidence_nothing_is_written(archived: bytes) -> None:
    for poor in (
        Means(None, means(SOON).evidence),
        Means(means(SOON).timestamper, Evidence((pki.root(),))),
        Means(pki.timestamper(SOON, "gia_mao"), means(SOON).evidence),
    ):
        with pytest.raises(Fault) as caught:
            asyncio.run(renew(archived, SOON, poor))
        assert caught.value.turn is Turn.AGAIN
    with pytest.raises(Fault) as caught:
        asyncio.run(renew(b"%PDF-1.7 broken", SOON, means(SOON)))
    assert caught.value.turn is Turn.NEVER
